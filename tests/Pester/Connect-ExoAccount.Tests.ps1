BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Accounts.psm1" -Force
    Import-Module "$PSScriptRoot/AnyAccount.psm1" -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    $simulator = Start-Simulator --calls 5
}

AfterAll { $simulator | Stop-Simulator }

Describe 'Connect-ExoAccount' {
    BeforeEach { $folder = Reset-TestAccount; $credential = New-TestCredential }
    AfterEach { Remove-TestAccount $folder }

    It 'tests the credentials with one request and writes the account without its secret' {
        $sim = $simulator.Account
        $account = Connect-ExoAccount @sim

        $account.PSObject.TypeNames[0] | Should -Be 'Exotel.Account'
        $account.AccountSid | Should -Be 'exotest'
        $account.Region | Should -Be $simulator.Address
        $account.TimeZone | Should -Be '+05:30'
        $account.RateLimit | Should -Be 200
        $account | ConvertTo-Json -Depth 5 | Should -Not -Match 'simtoken|simkey'
    }

    It 'sends one request, and none with -SkipTest' {
        $server = Start-AnyAccountServer
        try {
            $one = New-AnyAccount $server one
            $null = Connect-ExoAccount @one -SkipTest
            $server.Requests.Count | Should -Be 0
            $null = Connect-ExoAccount @one
            $server.Requests.Values | Should -Be 1
        }
        finally { $server.Dispose() }
    }

    It 'gives the following commands the account' {
        $sim = $simulator.Account
        $null = Connect-ExoAccount @sim
        @(Get-ExoCall -First 2).Count | Should -Be 2
    }

    It 'does not connect with a wrong key, and keeps the connected account' {
        $sim = $simulator.Account
        $null = Connect-ExoAccount @sim
        { Connect-ExoAccount -AccountSid exotest -Credential $credential -Region $simulator.Address } |
            Should -Throw -ErrorId 'AuthenticationFailed,Exotel.PowerShell.Commands.ConnectExoAccountCommand' -ExpectedMessage '*wrong key*'
        (Get-ExoProfile -Current).AccountSid | Should -Be 'exotest'
        @(Get-ExoCall -First 1).Count | Should -Be 1
    }

    It 'takes region, time zone and rate limit' {
        $account = Connect-ExoAccount -AccountSid a -Credential $credential -Region mumbai -TimeZone 'Asia/Singapore' -RateLimit 0 -SkipTest
        $account.Region, $account.TimeZone, $account.RateLimit | Should -Be 'Mumbai', 'Asia/Singapore', 0
    }

    It 'rejects an invalid time zone' {
        { Connect-ExoAccount -AccountSid a -Credential $credential -TimeZone Atlantis -SkipTest } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*Atlantis*Asia/Kolkata*'
    }

    It 'fails with NoAccount when nobody can be prompted' {
        { Connect-ExoAccount } | Should -Throw -ErrorId 'NoAccount,*'
        { Connect-ExoAccount -AccountSid a } | Should -Throw -ErrorId 'NoAccount,*' -ExpectedMessage '*-Credential*'
        { Connect-ExoAccount -Credential $credential } | Should -Throw -ErrorId 'NoAccount,*' -ExpectedMessage '*-AccountSid*'
    }

    It 'does not complete another account from the connected one' {
        $null = Connect-ExoAccount -AccountSid first -Credential $credential -SkipTest
        { Connect-ExoAccount -AccountSid second -SkipTest } | Should -Throw -ErrorId 'NoAccount,*'
    }

    It 'accepts a hashtable from a vault as credential' {
        $secret = @{ ApiKey = 'key-in-a-table-0077'; ApiToken = (ConvertTo-SecureString 'hush' -AsPlainText -Force) }
        (Connect-ExoAccount -AccountSid a -Credential $secret -SkipTest).ApiKey | Should -Be '...0077'
    }

    It 'accepts a credential from Import-Clixml' {
        $path = Join-Path $TestDrive 'credential.xml'
        $credential | Export-Clixml $path
        (Connect-ExoAccount -AccountSid a -Credential (Import-Clixml $path) -SkipTest).ApiKey | Should -Be '...0042'
    }

    It 'rejects a null credential instead of using another' {
        $env:EXOTEL_API_KEY = 'k'; $env:EXOTEL_API_TOKEN = 't'
        { Connect-ExoAccount -AccountSid a -Credential $null -SkipTest } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'rejects a credential without a key' {
        { Connect-ExoAccount -AccountSid a -Credential ([pscredential]::Empty) -SkipTest } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*key*'
    }

    It 'explains what a credential is when given <What>' -TestCases @(
        @{ What = 'a table without a token'; Given = @{ ApiKey = 'hush-key' } }
        @{ What = 'a token alone'; Given = (ConvertTo-SecureString 'hush' -AsPlainText -Force) }
        @{ What = 'an object'; Given = [pscustomobject]@{ ApiKey = 'hush-key'; ApiToken = 'hush' } }
        @{ What = 'a list'; Given = 1, 2 }
    ) {
        $thrown = { Connect-ExoAccount -AccountSid a -Credential $Given -SkipTest } | Should -Throw -PassThru -ExpectedMessage '*PSCredential*hashtable with ApiKey and ApiToken*'
        $thrown.Exception.ToString() | Should -Not -Match 'hush'
    }

    It 'rejects a blank account SID' {
        { Connect-ExoAccount -AccountSid ' ' -Credential $credential -SkipTest } | Should -Throw -ErrorId 'ParameterArgumentValidationError*' -ExpectedMessage '*white space*'
        { Test-ExoConnection -AccountSid ' ' -Credential $credential } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'saves and connects a profile' {
        $sim = $simulator.Account
        $null = Connect-ExoAccount @sim -TimeZone 'Asia/Kolkata' -RateLimit 0 -SaveAs work -AllowPlaintext -WarningAction SilentlyContinue
        Disconnect-ExoAccount

        $account = Connect-ExoAccount -ProfileName work
        $account.AccountSid, $account.Region, $account.TimeZone, $account.RateLimit | Should -Be 'exotest', $simulator.Address, 'Asia/Kolkata', 0
        @(Get-ExoCall -First 1).Count | Should -Be 1
    }

    It 'neither connects nor saves with <Name>' -ForEach @(
        @{ Name = '-WhatIf'; Script = { param($with) Connect-ExoAccount @with -WhatIf } }
        @{ Name = '$WhatIfPreference'; Script = { param($with) $WhatIfPreference = $true; Connect-ExoAccount @with } }
    ) {
        $with = @{ AccountSid = 'a'; Credential = $credential; SkipTest = $true; SaveAs = 'work'; AllowPlaintext = $true; WarningAction = 'SilentlyContinue' }
        & $Script $with | Should -BeNullOrEmpty
        Get-ExoProfile | Should -BeNullOrEmpty
        Test-Path $folder | Should -BeFalse
        { Get-ExoProfile -Current } | Should -Throw -ErrorId 'NoAccount,*'
    }

    It 'saves with -Confirm:$false and has -Confirm' {
        $null = Connect-ExoAccount -AccountSid a -Credential $credential -SkipTest -SaveAs work -AllowPlaintext -Confirm:$false -WarningAction SilentlyContinue
        (Get-ExoProfile).Name | Should -Be 'work'
    }

    It 'warns when it replaces a profile, and names the account it was of' {
        $with = @{ Credential = $credential; SkipTest = $true; SaveAs = 'work'; AllowPlaintext = $true; WarningAction = 'SilentlyContinue'; WarningVariable = 'warned' }
        $null = Connect-ExoAccount -AccountSid first @with
        "$warned" | Should -Not -BeLike '*replaced*'
        $null = Connect-ExoAccount -AccountSid second @with
        "$warned" | Should -BeLike "*'work'*account first*replaced*"
        (Get-ExoProfile work).AccountSid | Should -Be 'second'
    }

    It 'says that the runspace is connected when saving fails' {
        $null = New-Item -ItemType Directory $env:EXOTEL_CONFIG_HOME
        $null = New-Item -ItemType Directory (Join-Path $env:EXOTEL_CONFIG_HOME 'profiles.lock')
        { Connect-ExoAccount -AccountSid a -Credential $credential -SkipTest -SaveAs work -AllowPlaintext -WarningAction SilentlyContinue } |
            Should -Throw -ErrorId 'ProfileStoreFailed,*' -ExpectedMessage '*is connected to account a*not saved*'
        (Get-ExoProfile -Current).AccountSid | Should -Be 'a'
        Get-ChildItem (Join-Path $env:EXOTEL_CONFIG_HOME 'secrets') -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'rejects secret options when no profile is saved' {
        { Connect-ExoAccount -AccountSid a -Credential $credential -SkipTest -AllowPlaintext } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*-SaveAs*'
    }

    It 'names the secret stores to choose from when there is no default' -Skip:($IsWindows -or $PSEdition -eq 'Desktop') {
        $none = & { $env:HOME = $TestDrive; try { Connect-ExoAccount -AccountSid a -Credential $credential -SkipTest -SaveAs work } catch { $_ } }
        $none.FullyQualifiedErrorId | Should -BeLike 'ProfileStoreFailed,*'
        "$none" | Should -BeLike '*-Vault*-AllowPlaintext*'
        { Get-ExoProfile -Current } | Should -Throw -ErrorId 'NoAccount,*'
    }

    It 'completes regions, with their hosts as tooltips' {
        $found = [System.Management.Automation.CommandCompletion]::CompleteInput('Connect-ExoAccount -Region ', 27, $null).CompletionMatches
        $found.CompletionText | Should -Be 'Singapore', 'Mumbai'
        $found[1].ToolTip | Should -BeLike '*api.in.exotel.com*ccm-api.in.exotel.com*'
    }

    It 'completes time zones by the end of their name, quoted when necessary' {
        $found = (TabExpansion2 'Connect-ExoAccount -TimeZone kolk').CompletionMatches
        $found[0].CompletionText | Should -Be 'Asia/Kolkata'
        (TabExpansion2 'Connect-ExoAccount -TimeZone +').CompletionMatches[0].CompletionText | Should -Be '+05:30'
    }

    It 'completes the names of profiles' {
        $null = Set-ExoProfile 'my work' -AccountSid a -Credential $credential -AllowPlaintext -WarningAction SilentlyContinue
        $found = (TabExpansion2 'Connect-ExoAccount -ProfileName m').CompletionMatches
        $found.CompletionText | Should -Be "'my work'"
        $found.ToolTip | Should -Be 'a, Singapore'
    }

    It 'accepts a region as <Given>' -TestCases @(
        @{ Given = 'MUMBAI'; Name = 'Mumbai' }
        @{ Given = 'api.exotel.com'; Name = 'Singapore' }
        @{ Given = 'exotel.example'; Name = 'https://exotel.example' }
        @{ Given = [uri] 'http://127.0.0.1:5080'; Name = 'http://127.0.0.1:5080' }
    ) {
        (Connect-ExoAccount -AccountSid a -Credential $credential -Region $Given -SkipTest).Region | Should -Be $Name
    }

    It 'rejects <Given> as a region' -TestCases @(
        @{ Given = 'Atlantis'; Why = '*Atlantis*Singapore, Mumbai*' }
        @{ Given = 'http://api.exotel.com'; Why = '*unencrypted*' }
    ) {
        { Connect-ExoAccount -AccountSid a -Credential $credential -Region $Given -SkipTest } | Should -Throw -ExpectedMessage $Why
    }
}

Describe 'Disconnect-ExoAccount' {
    BeforeEach { $folder = Reset-TestAccount; $credential = New-TestCredential }
    AfterEach { Remove-TestAccount $folder }

    It 'disconnects the account and writes nothing' {
        $null = Connect-ExoAccount -AccountSid a -Credential $credential -SkipTest
        Disconnect-ExoAccount | Should -BeNullOrEmpty
        { Get-ExoProfile -Current } | Should -Throw -ErrorId 'NoAccount,*'
        { Disconnect-ExoAccount } | Should -Not -Throw
    }
}
