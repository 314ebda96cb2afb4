# What cmdlets write beside their objects: progress that ends, verbose and debug lines that explain, and errors that come at once when the network is down.

BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Simulator.psm1", "$PSScriptRoot/Accounts.psm1" -Force
    $simulator = Start-Simulator --calls 3000 --days 60
    $account = $simulator.Account
    $finished = @(Get-SimulatorCall $simulator | Where-Object { -not $_.ongoing })

    # Runs a script in a runspace of its own; gives its streams.
    function Invoke-Watched([string] $Script, [hashtable] $Variables = @{}, [switch] $StopAtProgress) {
        $shell = [powershell]::Create()
        $null = $shell.AddScript('param($module, $account, $variables) Import-Module $module; foreach ($name in $variables.Keys) { Set-Variable $name $variables[$name] }').
            AddArgument($env:EXOTEL_TEST_MODULE).AddArgument($account).AddArgument($Variables).Invoke()
        $shell.Runspace.SessionStateProxy.SetVariable('account', $account)
        foreach ($name in $Variables.Keys) { $shell.Runspace.SessionStateProxy.SetVariable($name, $Variables[$name]) }
        $shell.Commands.Clear()
        $handle = $shell.AddScript($Script).BeginInvoke()
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not $handle.IsCompleted -and $clock.Elapsed.TotalSeconds -lt 60) {
            if ($StopAtProgress -and $shell.Streams.Progress.Count) { $shell.Stop() }
            Start-Sleep -Milliseconds 20
        }
        try { $output = $shell.EndInvoke($handle) } catch { $failure = $_ }
        [pscustomobject]@{
            Output   = @($output)
            Failure  = $failure
            Errors   = @($shell.Streams.Error)
            Progress = @($shell.Streams.Progress | Where-Object Activity -EQ 'Exotel')
            Verbose  = @($shell.Streams.Verbose | ForEach-Object Message)
            Debug    = @($shell.Streams.Debug | ForEach-Object Message)
        }
        $shell.Dispose()
    }
}

AfterAll { Stop-Simulator $simulator }

Describe 'The progress bar' {
    AfterEach { Clear-SimulatorFault $simulator }

    It 'is removed after <Ending>' -ForEach @(
        @{ Ending = 'the last call'; Script = 'Get-ExoCall @account' }
        @{ Ending = 'Select-Object -First'; Script = 'Get-ExoCall @account | Select-Object -First 150' }
        @{ Ending = 'break'; Script = 'foreach ($once in 1) { $count = 0; Get-ExoCall @account | ForEach-Object { if (++$count -ge 150) { break } } }' }
        @{ Ending = 'an exception downstream'; Script = '$count = 0; Get-ExoCall @account | ForEach-Object { if (++$count -ge 150) { throw "enough" } }' }
        @{ Ending = 'an error downstream with -ErrorAction Stop'; Script = '$count = 0; Get-ExoCall @account | ForEach-Object { if (++$count -ge 150) { Get-Item /no/such/file -ErrorAction Stop } }' }
    ) {
        $watched = Invoke-Watched $Script
        $watched.Progress.Count | Should -BeGreaterThan 1
        $watched.Progress[-1].RecordType | Should -Be 'Completed'
    }

    It 'is removed when the listing fails' {
        Set-SimulatorFault $simulator 'seq=ok,ok,500,500,500,500,500,500,500,500,500'
        $watched = Invoke-Watched 'Get-ExoCall @account -ThrottleLimit 1'
        $watched.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ServiceUnavailable,*'
        $watched.Progress.Count | Should -BeGreaterThan 1
        $watched.Progress[-1].RecordType | Should -Be 'Completed'
    }

    It 'is removed when <Command> is stopped by Ctrl+C' -ForEach @(
        @{ Command = 'Wait-ExoCall'; Script = 'Wait-ExoCall 0123456789abcdef0123456789abcdef @account -Timeout 60 -ErrorAction SilentlyContinue'; }
    ) {
        $ongoing = @(Get-SimulatorCall $simulator | Where-Object ongoing)[0]
        if (-not $ongoing) { Set-ItResult -Skipped -Because 'the simulator has no call under way'; return }
        $watched = Invoke-Watched "Wait-ExoCall $($ongoing.sid) @account -Timeout 60" -StopAtProgress
        $watched.Progress[-1].RecordType | Should -Be 'Completed'
    }

    It 'is not written at all with $ProgressPreference = ''SilentlyContinue''' {
        (Invoke-Watched '$ProgressPreference = "SilentlyContinue"; Get-ExoCall @account').Progress.Count | Should -Be 0
    }
}

Describe '-Verbose' {
    It 'describes the account and the source of each part' {
        $watched = Invoke-Watched '$null = Get-ExoCall @account -First 1 -Verbose'
        $line = @($watched.Verbose -like 'Account *')
        $line.Count | Should -Be 1
        $line[0] | Should -BeLike 'Account exotest (Parameter), key * (Parameter), region http://127.0.0.1:* at 127.0.0.1 (Parameter), time zone +05:30 (Default), 200 requests per minute (Default).'
        "$($watched.Verbose) $($watched.Debug)" | Should -Not -Match 'simtoken|simkey'
    }

    It 'writes one line per request, with its status, its time and what is left of the rate limit' {
        $watched = Invoke-Watched '$null = $sids | Get-ExoCall @account -Verbose' @{ sids = $finished[0..2].sid }
        $lines = @($watched.Verbose -like 'GET *')
        $lines.Count | Should -Be 3
        $lines[0] | Should -Match '^GET http://\S+/v1/Accounts/exotest/Calls/\w+\.json: 200 OK after \d+\.\d\d s, \d+ requests left of the rate limit\.$'
    }

    It 'explains the result of Test-ExoConnection' {
        $good = Invoke-Watched 'Test-ExoConnection @account -Verbose'
        $good.Output | Should -BeTrue
        "$($good.Verbose)" | Should -BeLike 'Account exotest*Testing account exotest*GET *200 OK*accepts the key of account exotest.'
        $wrong = Invoke-Watched '$account = $account.Clone(); $account.Credential = [pscredential]::new("a-wrong-key-0001", (ConvertTo-SecureString wrong-token -AsPlainText -Force)); Test-ExoConnection @account -Verbose 3>$null'
        $wrong.Output | Should -BeFalse
        "$($wrong.Verbose)" | Should -BeLike '*401 Unauthorized*cannot be used: AuthenticationFailed, status 401*region*'
    }
}

Describe '-Debug' {
    It 'adds the query, without secrets' {
        $script = '$DebugPreference = "Continue"; $null = Get-ExoCall @account -First 1 -Status failed; $null = Invoke-ExoRequest Calls.json @account -Query @{ api_token = "hidden-value"; echo = "simtoken"; PageSize = 1 } -ErrorAction SilentlyContinue'
        $debug = (Invoke-Watched $script).Debug -like 'GET *'
        $debug[0] | Should -Match 'Calls\.json\?.*Status=failed'
        "$debug" | Should -Match 'api_token=\[hidden\]'
        "$debug" | Should -Not -Match 'hidden-value|simtoken'
    }
}

Describe 'The recommended action of an error' {
    It 'fits an error that the module found itself' {
        try { Get-ExoCall @account -Since (Get-Date).AddDays(1) -Until (Get-Date).AddDays(-1) } catch { $found = $_ }
        $found.FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        $found.ErrorDetails.RecommendedAction | Should -Be 'Correct the value in the message.'
    }
}

Describe 'With the network down' {
    It '<Command> does not retry the items after the third' -ForEach @(
        @{ Command = 'Get-ExoCall'; Script = '1..40 | ForEach-Object { "a$_" } | Get-ExoCall @account -Verbose -ErrorAction SilentlyContinue' }
        @{ Command = 'Get-ExoCallLeg'; Script = '1..40 | ForEach-Object { "a$_" } | Get-ExoCallLeg @account -Verbose -ErrorAction SilentlyContinue' }
        @{ Command = 'Get-ExoNumber'; Script = '1..40 | ForEach-Object { "98000000$_" } | Get-ExoNumber @account -Verbose -ErrorAction SilentlyContinue' }
    ) {
        $probe = [System.Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $probe.Start(); $closed = "http://127.0.0.1:$($probe.LocalEndpoint.Port)"; $probe.Stop()
        $account = @{ AccountSid = 'exotest'; Credential = $simulator.Credential; Region = $closed }
        $watched = Invoke-Watched $Script
        @($watched.Verbose -like 'GET *no response*').Count | Should -Be (3 * 5 + 37)
    }
}

Describe 'Connect-ExoAccount in a job' {
    It 'does not prompt, and says what is missing' {
        $job = Start-Job -ArgumentList $env:EXOTEL_TEST_MODULE -ScriptBlock { param($module) Import-Module $module; $env:EXOTEL_CONFIG_HOME = [IO.Path]::GetFullPath('/no/such/folder'); Connect-ExoAccount -AccountSid mycompany }
        $null = Wait-Job $job -Timeout 60
        try {
            $job.State | Should -Be 'Completed' -Because 'a prompt would block it'
            { Receive-Job $job -ErrorAction Stop } | Should -Throw '*no Exotel account*-Credential*'
        }
        finally { Remove-Job $job -Force }
    }
}
