BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Accounts.psm1" -Force
    Import-Module "$PSScriptRoot/AnyAccount.psm1" -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    $simulator = Start-Simulator --calls 5
}

AfterAll { $simulator | Stop-Simulator }

Describe 'Test-ExoConnection' {
    BeforeEach { $folder = Reset-TestAccount; $server = Start-AnyAccountServer }
    AfterEach { $server.Dispose(); Remove-TestAccount $folder }

    It 'returns true for a valid account, without warnings' {
        $sim = $simulator.Account
        Test-ExoConnection @sim -WarningVariable warned -WarningAction SilentlyContinue | Should -BeExactly $true
        $warned | Should -BeNullOrEmpty
    }

    It 'returns false without an error for a wrong token, and warns of key, token and account SID' {
        $result = Test-ExoConnection -AccountSid exotest -Credential (New-TestCredential simkey wrong) -Region $simulator.Address -WarningVariable warned -WarningAction SilentlyContinue -ErrorAction Stop
        $result | Should -BeExactly $false
        "$warned" | Should -BeLike '*wrong key, token or account SID*no other host was tried*401*'
    }

    It 'returns false for a feature that is not enabled' {
        $account = New-AnyAccount $server forbidden-one
        Test-ExoConnection @account -WarningVariable warned -WarningAction SilentlyContinue | Should -BeExactly $false
        "$warned" | Should -BeLike '*not enabled*403*'
    }

    It 'returns false when another service responds' {
        $account = New-AnyAccount $server portal-one
        Test-ExoConnection @account -WarningVariable warned -WarningAction SilentlyContinue | Should -BeExactly $false
        "$warned" | Should -BeLike '*other than Exotel*'
    }

    It 'returns false quickly when nothing responds' {
        $server.Dispose()
        $account = New-AnyAccount $server one
        $clock = [Diagnostics.Stopwatch]::StartNew()
        Test-ExoConnection @account -WarningVariable warned -WarningAction SilentlyContinue | Should -BeExactly $false
        "$warned" | Should -BeLike '*127.0.0.1 looks unreachable*'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 60
    }

    It 'returns false without an account' {
        Test-ExoConnection -WarningVariable warned -WarningAction SilentlyContinue | Should -BeExactly $false
        "$warned" | Should -BeLike '*no Exotel account*'
    }

    It 'returns false without an error when <What>' -TestCases @(
        @{ What = 'EXOTEL_PROFILE names nothing'; Prepare = { $env:EXOTEL_PROFILE = 'nobody' }; Why = "*EXOTEL_PROFILE*'nobody'*" }
        @{ What = 'a variable cannot be read'; Prepare = { $env:EXOTEL_ACCOUNT_SID = 'a'; $env:EXOTEL_RATE_LIMIT = 'many' }; Why = "*EXOTEL_RATE_LIMIT*'many'*" }
        @{ What = 'the secret of the profile is gone'; Prepare = {
                $null = Set-ExoProfile work -AccountSid a -Credential (New-TestCredential) -Default -AllowPlaintext -WarningAction SilentlyContinue
                Remove-Item (Join-Path $folder 'secrets/*')
            }; Why = "*'work'*does not exist*"
        }
        @{ What = 'the profiles are damaged'; Prepare = {
                $null = New-Item -ItemType Directory $folder
                Set-Content (Join-Path $folder 'profiles.json') '{'
            }; Why = '*profiles.json is damaged*'
        }
    ) {
        & $Prepare
        Test-ExoConnection -WarningVariable warned -WarningAction SilentlyContinue -ErrorAction Stop | Should -BeExactly $false
        @($warned).Count | Should -Be 1
        "$warned" | Should -BeLike $Why
    }

    It 'fails for an invalid credential' {
        { Test-ExoConnection -AccountSid a -Credential ([pscredential]::Empty) } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*-Credential*'
    }

    It 'writes one warning when the name or the certificate is wrong, or the server is down' {
        $port = ([uri] $server.Address).Port
        foreach ($wrong in @{ Region = "https://127.0.0.1:$port" }, @{ Region = 'nobody.invalid' }, (New-AnyAccount $server busy-one)) {
            $account = New-AnyAccount $server one
            foreach ($part in $wrong.Keys) { $account[$part] = $wrong[$part] }
            Test-ExoConnection @account -WarningVariable warned -WarningAction SilentlyContinue -ErrorAction Stop | Should -BeExactly $false
            @($warned).Count | Should -Be 1
        }
    }

    It 'tests the connected account' {
        $account = New-AnyAccount $server one
        $null = Connect-ExoAccount @account -SkipTest
        Test-ExoConnection | Should -BeExactly $true
        $server.Requests.Keys | Should -Be 'one key-of-one token-of-one'
    }
}
