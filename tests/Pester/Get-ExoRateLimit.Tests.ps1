BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Accounts.psm1" -Force

    $simulator = Start-Simulator --calls 500
    $account = $simulator.Account
}

AfterAll { $simulator | Stop-Simulator }

Describe 'Get-ExoRateLimit' {
    BeforeEach {
        $folder = Reset-TestAccount
        # An account of its own for each test: rate limits are shared by the process, too.
        Clear-SimulatorFault $simulator
        Clear-SimulatorRequest $simulator
    }
    AfterEach { Remove-TestAccount $folder }

    It 'shows the limits and the requests of the last minute, and sends nothing' {
        $null = Get-ExoCall @account -First 50
        $null = Get-ExoCall @account -Sid (Get-SimulatorCall $simulator)[0].Sid
        $sent = @(Get-SimulatorRequest $simulator).Count

        $limit = Get-ExoRateLimit @account

        $limit.PSObject.TypeNames[0] | Should -Be 'Exotel.RateLimit'
        $limit.AccountSid, $limit.Limit, $limit.BulkLimit, $limit.Used, $limit.BulkUsed, $limit.Pace | Should -Be 'exotest', 200, 160, 2, 1, 1
        $limit.PausedUntil | Should -BeNullOrEmpty
        @(Get-SimulatorRequest $simulator).Count | Should -Be $sent
    }

    It 'counts the requests of another process' {
        $script = "Import-Module '$env:EXOTEL_TEST_MODULE'; `$null = Get-ExoCall -First 300 -AccountSid exotest -Region $($simulator.Address) " +
            "-Credential ([pscredential]::new('simkey', (ConvertTo-SecureString simtoken -AsPlainText -Force)))"
        & (Get-Process -Id $PID).Path -NoProfile -Command $script

        $limit = Get-ExoRateLimit @account

        $limit.Used, $limit.BulkUsed | Should -Be 3, 3
        Get-ChildItem $env:EXOTEL_CONFIG_HOME -Filter 'pace-*' | Should -HaveCount 1
    }

    It 'shows the pause after a 429' {
        Set-SimulatorFault $simulator 'seq=429-retry-after=2'
        $null = Get-ExoCall @account -First 1 -WarningAction SilentlyContinue

        (Get-ExoRateLimit @account).Pace | Should -BeLessThan 1
    }

    It 'uses the limits of the environment' {
        $env:EXOTEL_RATE_LIMIT = '100'
        (Get-ExoRateLimit @account).BulkLimit | Should -Be 80

        $env:EXOTEL_BULK_RATE_LIMIT = '30'
        (Get-ExoRateLimit @account).BulkLimit | Should -Be 30

        $env:EXOTEL_BULK_RATE_LIMIT = '300'
        (Get-ExoRateLimit @account).BulkLimit | Should -Be 100
    }

    It 'limits the process alone where the folder is not writable, and says so once' {
        $null = New-Item -ItemType File $env:EXOTEL_CONFIG_HOME
        $lines = @(
            Get-ExoCall @account -First 1 -Verbose 4>&1
            Get-ExoCall @account -First 1 -Verbose 4>&1
        ) | Where-Object { "$_" -match 'not shared with other processes' }

        @($lines).Count | Should -Be 1
    }
}

Describe 'The bulk rate limit' {
    BeforeEach { $folder = Reset-TestAccount }
    AfterEach { Remove-TestAccount $folder }

    It 'is saved in a profile and belongs to the connected account' {
        $credential = New-TestCredential
        $saved = Set-ExoProfile work -AccountSid a -Credential $credential -RateLimit 100 -BulkRateLimit 40 -AllowPlaintext -WarningAction SilentlyContinue
        $saved.RateLimit, $saved.BulkRateLimit | Should -Be 100, 40
        (Get-ExoProfile work).BulkRateLimit | Should -Be 40
        (Get-ExoRateLimit -ProfileName work).BulkLimit | Should -Be 40

        $account = Connect-ExoAccount -ProfileName work -BulkRateLimit 50 -SkipTest
        $account.BulkRateLimit | Should -Be 50
        (Get-ExoProfile -Current).BulkRateLimit | Should -Be 50
    }

    It 'is four fifths of the rate limit by default' {
        (Connect-ExoAccount -AccountSid a -Credential (New-TestCredential) -SkipTest).BulkRateLimit | Should -Be 160
    }
}
