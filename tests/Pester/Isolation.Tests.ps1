BeforeDiscovery { $isCore = $PSEdition -eq 'Core'; $hasThreadJob = [bool] (Get-Command Start-ThreadJob -ErrorAction Ignore) }

BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Accounts.psm1" -Force
    Import-Module "$PSScriptRoot/AnyAccount.psm1" -Force
    $module = $env:EXOTEL_TEST_MODULE
}

Describe 'Accounts in several runspaces' {
    BeforeEach {
        $folder = Reset-TestAccount
        $env:EXOTEL_RATE_LIMIT = '0'
        $server = Start-AnyAccountServer
        $one = New-AnyAccount $server one
        $two = New-AnyAccount $server two
    }
    AfterEach { $server.Dispose(); Remove-TestAccount $folder }

    It 'never mix when each item of ForEach-Object -Parallel connects one of two, over 3000 requests' -Skip:(-not $isCore) {
        $wrong = 1..1000 | ForEach-Object -ThrottleLimit 8 -Parallel {
            if (-not (Get-Module Exotel)) { Import-Module $using:module }
            $account = if ($_ % 2) { $using:one } else { $using:two }
            $null = Connect-ExoAccount @account -RateLimit 0
            $null = Get-ExoCall -Sid $_
            $null = Get-ExoCall -First 1
            if ((Get-ExoProfile -Current).AccountSid -ne $account.AccountSid) { "item $_" }
        }
        $wrong | Should -BeNullOrEmpty
        Get-MixedRequest $server | Should -BeNullOrEmpty
        $server.Requests['one key-of-one token-of-one'] | Should -Be 1500
        $server.Requests['two key-of-two token-of-two'] | Should -Be 1500
    }

    It 'never mix when each item names its account, by parameters or by profile, over 1000 requests' -Skip:(-not $isCore) {
        $null = Set-ExoProfile two @two -RateLimit 0 -AllowPlaintext -WarningAction SilentlyContinue
        $null = Connect-ExoAccount @one -SkipTest
        1..1000 | ForEach-Object -ThrottleLimit 8 -Parallel {
            if (-not (Get-Module Exotel)) { Import-Module $using:module }
            $account = if ($_ % 2) { $using:one } else { @{ ProfileName = 'two' } }
            $null = Get-ExoCall -Sid $_ @account
        }
        Get-MixedRequest $server | Should -BeNullOrEmpty
        $server.Requests['one key-of-one token-of-one'] | Should -Be 500
        $server.Requests['two key-of-two token-of-two'] | Should -Be 500
    }

    It 'do not pass from one item of ForEach-Object -Parallel to the next in the same runspace' -Skip:(-not $isCore) {
        $found = 1..20 | ForEach-Object -ThrottleLimit 2 -Parallel {
            if (-not (Get-Module Exotel)) { Import-Module $using:module }
            if ($_ -le 4) { $account = $using:one; $null = Connect-ExoAccount @account -SkipTest }
            else { try { (Get-ExoProfile -Current).AccountSid } catch { $_.FullyQualifiedErrorId } }
        }
        $found | Select-Object -Unique | Should -BeLike 'NoAccount,*'
        @($found).Count | Should -Be 16
    }

    It 'stay with their thread job' -Skip:(-not $hasThreadJob) {
        $null = Connect-ExoAccount @one -SkipTest
        $jobs = 1..8 | ForEach-Object {
            $account = if ($_ % 2) { $one } else { $two }
            Start-ThreadJob -ThrottleLimit 8 {
                param($account, $module)
                Import-Module $module
                try { (Get-ExoProfile -Current).AccountSid } catch { $_.FullyQualifiedErrorId -replace ',.*' }
                $null = Connect-ExoAccount @account -RateLimit 0 -SkipTest
                foreach ($n in 1..125) { $null = Get-ExoCall -Sid $n }
                (Get-ExoProfile -Current).AccountSid
            } -ArgumentList $account, $module
        }
        $results = $jobs | ForEach-Object { , @(Receive-Job $_ -Wait -AutoRemoveJob) }
        $results | ForEach-Object { $_[0] } | Select-Object -Unique | Should -Be 'NoAccount'
        $results | ForEach-Object { $_[1] } | Should -Be (@('one', 'two') * 4)
        Get-MixedRequest $server | Should -BeNullOrEmpty
        $server.Requests['one key-of-one token-of-one'] | Should -Be 500
        $server.Requests['two key-of-two token-of-two'] | Should -Be 500
        (Get-ExoProfile -Current).AccountSid | Should -Be 'one'
    }

    It 'stay with their runspace, one inside the other' {
        $null = Connect-ExoAccount @one -SkipTest
        $inner = [powershell]::Create()
        try {
            $null = $inner.AddScript('param($module, $account) Import-Module $module; try { Get-ExoProfile -Current } catch { $_.FullyQualifiedErrorId }; Connect-ExoAccount @account -SkipTest; (Get-ExoProfile -Current).AccountSid').AddArgument($module).AddArgument($two)
            $result = $inner.Invoke()
            $result[0] | Should -BeLike 'NoAccount,*'
            $result[2] | Should -Be 'two'
        }
        finally { $inner.Dispose() }
        (Get-ExoProfile -Current).AccountSid | Should -Be 'one'
    }

    It 'are the same in a nested pipeline of the runspace' {
        $null = Connect-ExoAccount @one -SkipTest
        $nested = [powershell]::Create('CurrentRunspace')
        try { $nested.AddScript('(Get-ExoProfile -Current).AccountSid').Invoke() | Should -Be 'one' }
        finally { $nested.Dispose() }
        (& { (Get-ExoProfile -Current).AccountSid }) | Should -Be 'one'
    }

    It 'are gone after Disconnect-ExoAccount in their runspace only' {
        $null = Connect-ExoAccount @one -SkipTest
        $inner = [powershell]::Create()
        try {
            $null = $inner.AddScript('param($module, $account) Import-Module $module; $null = Connect-ExoAccount @account -SkipTest; Disconnect-ExoAccount').AddArgument($module).AddArgument($two).Invoke()
        }
        finally { $inner.Dispose() }
        (Get-ExoProfile -Current).AccountSid | Should -Be 'one'
    }

    It 'each have their own rate limit' {
        $env:EXOTEL_RATE_LIMIT = '5'
        foreach ($n in 1..5) { $null = Get-ExoCall -Sid $n @one }
        # One has none left for a minute; two must not wait for it.
        $clock = [Diagnostics.Stopwatch]::StartNew()
        foreach ($n in 1..5) { $null = Get-ExoCall -Sid $n @two }
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 50
        $server.Requests['two key-of-two token-of-two'] | Should -Be 5
    }
}
