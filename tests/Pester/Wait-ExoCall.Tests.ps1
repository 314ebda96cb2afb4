BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    # A call rings 6, is talked on 30 and settles in 120 seconds: 0.3, 1.5 and 6 at this scale.
    $simulator = Start-Simulator --calls 150 --time-scale 20
    $account = $simulator.Account
    $ann = '+919876543210'
    $exoPhone = '08012345678'
    function Start-Call($To = '+919876543211') { Invoke-ExoCall -From $ann -To $To -CallerId $exoPhone @account }
    function Read-Get { @(Get-SimulatorRequest $simulator | Where-Object Method -EQ 'GET') }
}

AfterAll { $simulator | Stop-Simulator }

Describe 'Wait-ExoCall' {
    BeforeEach { Clear-SimulatorFault $simulator; Clear-SimulatorRequest $simulator }

    It 'waits until a call is over and writes it' {
        $call = Start-Call
        $ended = Wait-ExoCall $call.Sid -PollInterval 1 @account
        $ended.Sid | Should -Be $call.Sid
        $ended.Status | Should -Be 'completed'
        $ended.PSObject.TypeNames[0] | Should -Be 'Exotel.Call'
    }

    It 'accepts piped calls, SIDs, and rows with a CallSid' {
        $calls = 1..3 | ForEach-Object { Start-Call '+919876540001' }
        $ended = $calls[0], $calls[1].Sid, [pscustomobject]@{ CallSid = $calls[2].Sid } | Wait-ExoCall -PollInterval 1 @account
        ($ended.Sid | Sort-Object) | Should -Be ($calls.Sid | Sort-Object)
        $ended.Status | Select-Object -Unique | Should -Be 'busy'
    }

    It 'writes each call as it ends' {
        $long = Start-Call '+919876540000'
        $short = Start-Call '+919876540002'
        (($long, $short | Wait-ExoCall -PollInterval 1 @account).Sid) | Should -Be $short.Sid, $long.Sid
    }

    It 'stops when Select-Object -First downstream has enough' {
        $long = Start-Call '+919876540004'
        $short = Start-Call '+919876540002'
        $clock = [Diagnostics.Stopwatch]::StartNew()
        ($long, $short | Wait-ExoCall -PollInterval 1 @account | Select-Object -First 1).Status | Should -Be 'no-answer'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 60
    }

    It 'requests many ended calls a hundred at a time' {
        $sids = (Get-SimulatorCall $simulator | Where-Object { -not $_.Ongoing }).Sid
        $sids.Count | Should -BeGreaterThan 149
        Clear-SimulatorRequest $simulator
        @(Wait-ExoCall $sids @account).Count | Should -Be $sids.Count
        (Read-Get).Count | Should -Be ([math]::Ceiling($sids.Count / 100))
    }

    It 'waits with -Settled until duration and price are known' {
        $call = Start-Call
        $ended = $call | Wait-ExoCall -PollInterval 1 @account
        $ended.Price | Should -BeNullOrEmpty
        $settled = $call | Wait-ExoCall -Settled -PollInterval 1 @account
        $settled.Duration, $settled.Price | Should -Be 36, 0.75
    }

    It 'writes a NotFound error at once for an unknown SID and still writes the others' {
        $call = Start-Call '+919876540001'
        $ended = 'unknown1', $call, 'unknown2' | Wait-ExoCall -PollInterval 1 @account -ErrorVariable failed -ErrorAction SilentlyContinue
        $ended.Sid | Should -Be $call.Sid
        ($failed.TargetObject | Sort-Object) | Should -Be 'unknown1', 'unknown2'
        $failed[0].FullyQualifiedErrorId | Should -Be 'NotFound,Exotel.PowerShell.Commands.WaitExoCallCommand'
    }

    It 'writes an OperationTimeout error with the last status for each call that does not end in time' {
        $call = Start-Call '+919876540004'
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $call | Wait-ExoCall -Timeout 2 -PollInterval 1 @account -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 1.9
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 45
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'OperationTimeout,*'
        $failed[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $failed[0].TargetObject.Sid | Should -Be $call.Sid
        $failed[0].TargetObject.Status | Should -Be 'in-progress'
    }

    It 'stops the pipeline at wrong credentials' {
        $wrong = @{ AccountSid = 'exotest'; Credential = [pscredential]::new('simkey', (ConvertTo-SecureString 'wrong' -AsPlainText -Force)); Region = $simulator.Address }
        { Wait-ExoCall anything @wrong } | Should -Throw -ErrorId 'AuthenticationFailed,*'
    }

    It 'sends no request for empty input' {
        @() | Wait-ExoCall @account | Should -BeNullOrEmpty
        Read-Get | Should -BeNullOrEmpty
    }

    It 'shows the status of the calls and the time as progress' {
        $call = Start-Call '+919876540004'
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({ param($module, $account, $sid) Import-Module $module; Wait-ExoCall $sid -Timeout 3 -PollInterval 1 @account }).AddArgument($env:EXOTEL_TEST_MODULE).AddArgument($account).AddArgument($call.Sid)
            $null = $shell.Invoke()
            $shown = @($shell.Streams.Progress | Where-Object Activity -EQ 'Exotel')
            @($shown.StatusDescription) -match '^Waiting 0:0[1-3] for calls: 1 in-progress' | Should -Not -BeNullOrEmpty
            $shown[-1].RecordType | Should -Be 'Completed'
        }
        finally { $shell.Dispose() }
    }

    It 'stops at once on Ctrl+C' {
        $call = Start-Call '+919876540004'
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({ param($module, $account, $sid) Import-Module $module; Wait-ExoCall $sid -PollInterval 60 @account }).AddArgument($env:EXOTEL_TEST_MODULE).AddArgument($account).AddArgument($call.Sid)
            $null = $shell.BeginInvoke()
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while ((Read-Get).Count -eq 0 -and $clock.Elapsed.TotalSeconds -lt 20) { [Threading.Thread]::Sleep(50) }
            $clock.Restart()
            $shell.Stop()
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 45
        }
        finally { $shell.Dispose() }
    }
}

Describe 'Invoke-ExoCall -Wait' {
    BeforeEach { Clear-SimulatorFault $simulator; Clear-SimulatorRequest $simulator }

    It 'places a call and writes it when it ends' {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $call = Invoke-ExoCall -From $ann -To '+919876540001' -CallerId $exoPhone -Wait @account
        $call.Status | Should -Be 'busy'
        $clock.Elapsed.TotalSeconds | Should -BeLessThan 60
    }

    It 'places all calls before it waits, and an invalid row stops none' {
        $rows = '+919876540001', '+919870000403', '+919876540002', '+919876540003' | ForEach-Object { [pscustomobject]@{ From = $ann; To = $_; Wait = 'yes' } }
        $ended = $rows | Invoke-ExoCall -CallerId $exoPhone @account -ErrorVariable failed -ErrorAction SilentlyContinue
        ($ended.Status | Sort-Object) | Should -Be 'busy', 'failed', 'no-answer'
        $failed.Count | Should -Be 1
        $log = @(Get-SimulatorRequest $simulator)
        @($log[0..3].Method | Select-Object -Unique) | Should -Be 'POST'
        @($log | Where-Object Method -EQ 'GET').Count | Should -Be 1
    }

    It 'names the placed calls when <What> stops the pipeline before they end' -ForEach @(
        @{ What = 'another command'; Script = "& { New-Row; throw 'enough' } | Invoke-ExoCall -Wait @account" }
        @{ What = '-ErrorAction Stop at a bad row'; Script = '& { New-Row; New-Row 99999 } | Invoke-ExoCall -Wait -ErrorAction Stop @account' }
        @{ What = '-ErrorAction Stop at a time-out'; Script = 'New-Row | Invoke-ExoCall -Wait -WaitTimeout 0 -ErrorAction Stop @account' }
    ) {
        $file = Join-Path $TestDrive 'ended.ps1'
        Set-Content $file @"
Import-Module '$env:EXOTEL_TEST_MODULE'
`$account = @{ AccountSid = 'exotest'; Credential = [pscredential]::new('simkey', (ConvertTo-SecureString 'simtoken' -AsPlainText -Force)); Region = '$($simulator.Address)' }
function New-Row(`$TimeLimit) { [pscustomobject]@{ From = '$ann'; To = '+919876540004'; CallerId = '$exoPhone'; TimeLimit = `$TimeLimit } }
try { $Script } catch { "ended by `$_" }
"@
        $before = @(Get-SimulatorCall $simulator).Sid
        $text = (& (Get-Process -Id $PID).Path -NoProfile -File $file) -join '' -replace '\e\[[\d;]*m' -replace '\s'

        $placed = @((Get-SimulatorCall $simulator).Sid | Where-Object { $_ -notin $before })
        $placed.Count | Should -Be 1
        $text | Should -BeLike "*WARNING:*$($placed[0])*endedby*"
    }

    It 'writes an error with the call at the timeout' {
        Invoke-ExoCall -From $ann -To '+919876540004' -CallerId $exoPhone -Wait -WaitTimeout 1 @account -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'OperationTimeout,Exotel.PowerShell.Commands.InvokeExoCallCommand'
        $failed[0].TargetObject.To | Should -Be '+919876540004'
        @(Get-SimulatorRequest $simulator | Where-Object Method -EQ 'POST').Count | Should -Be 1
    }
}
