BeforeDiscovery { $hasThreadJob = [bool] (Get-Command Start-ThreadJob -ErrorAction Ignore) }

BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module "$PSScriptRoot/Signals.psm1" -Force
    $simulator = Start-Simulator --calls 0 --time-scale 50
    $account = $simulator.Account
    $ann = '+919876543210'
    $exoPhone = '08047104000'
    function Read-Post { @(Get-SimulatorRequest $simulator | Where-Object Method -EQ 'POST') }
    function New-Row($Key, $To = '+919810000111') { [pscustomobject]@{ Key = $Key; From = $ann; To = $To } }
    function Get-RungKey { @(Get-SimulatorCall $simulator | Where-Object from -EQ $ann | ForEach-Object customField) }
}

AfterAll { $simulator | Stop-Simulator }

Describe 'Invoke-ExoCall -Store' {
    BeforeEach {
        Clear-SimulatorRequest $simulator
        Clear-SimulatorFault $simulator
        $store = Join-Path $TestDrive ([guid]::NewGuid().ToString('N') + '.db')
        $list = @{ CallerId = $exoPhone; Store = $store } + $account
        $id = [guid]::NewGuid().ToString('N').Substring(0, 8)
    }

    It 'places each key once, and writes the same calls when it is run again' {
        $rows = 1..3 | ForEach-Object { New-Row "$id-$_" "+9198100011$_$_" }
        $first = @($rows | Invoke-ExoCall @list)
        $again = @($rows | Invoke-ExoCall @list -Verbose 4>&1)

        $first.To | Should -Be $rows.To
        (Read-Post).Form.CustomField | Should -Be $rows.Key
        @($again | Where-Object { $_ -is [Exotel.Call] }).Sid | Should -Be $first.Sid
        @($again -match "The key '$id-2' was placed before, as the call $($first[1].Sid)").Count | Should -Be 1
        $placements = Get-ExoPlacement -Store $store
        $placements.Sid | Should -Be $first.Sid
        $placements.State | Select-Object -Unique | Should -Be 'Placed'
        $placements[0].PSObject.TypeNames[0] | Should -Be 'Exotel.Placement'
        $placements[0].SentAt | Should -BeOfType datetimeoffset
        $placements[0].From, $placements[0].To, $placements[0].CallerId, $placements[0].AccountSid | Should -Be $ann, '+919810001111', $exoPhone, 'exotest'
    }

    It 'asks for a hundred calls placed before in one request' {
        $rows = 1..5 | ForEach-Object { New-Row "$id-$_" "+9198100011$_$_" }
        $null = $rows | Invoke-ExoCall @list -Wait
        Clear-SimulatorRequest $simulator
        ($rows | Invoke-ExoCall @list).Outcome | Should -Be (, 'Answered' * 5)
        @(Get-SimulatorRequest $simulator).Count | Should -Be 1
    }

    It 'continues a list after rows that were placed' {
        $null = New-Row "$id-1" | Invoke-ExoCall @list
        $null = 1..2 | ForEach-Object { New-Row "$id-$_" } | Invoke-ExoCall @list
        (Read-Post).Form.CustomField | Should -Be "$id-1", "$id-2"
    }

    It 'sends a key that Exotel refused again, with corrected numbers' {
        $null = New-Row $id '+919870000403' | Invoke-ExoCall @list -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'Forbidden,*'
        $failed[0].TargetObject.Key | Should -Be $id
        $refused = Get-ExoPlacement -Store $store $id
        $refused.State, $refused.Message | Should -Be 'Refused', 'Call to this number cannot be made because of TRAI NDNC regulations'

        (New-Row $id '+919810000111' | Invoke-ExoCall @list).To | Should -Be '+919810000111'
        $placed = Get-ExoPlacement -Store $store $id
        $placed.State, $placed.To, $placed.Message | Should -Be 'Placed', '+919810000111', $null
    }

    It 'rejects a key that was placed to another <Name>, and compares numbers in normal form' -ForEach @{ Name = 'From' }, @{ Name = 'To' }, @{ Name = 'CallerId' } {
        $row = New-Row $id '09810000111' | Select-Object *, @{ Name = 'CallerId'; Expression = { '+918047104000' } }
        $null = $row | Invoke-ExoCall -Store $store @account
        $row.To, $row.CallerId = '+91 98100-00111', '08047104000'
        $row | Invoke-ExoCall -Store $store @account | Should -HaveCount 1

        $row.$Name = '+919810000119'
        $row | Invoke-ExoCall -Store $store @account -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'KeyConflict,Exotel.PowerShell.Commands.InvokeExoCallCommand'
        (Read-Post).Count | Should -Be 1
    }

    It 'sends nothing for a key that is in the list twice with other numbers' {
        $rows = (New-Row "$id-1" '+919810000111'), (New-Row "$id-2"), (New-Row "$id-1" '+919810000112'), (New-Row "$id-2")
        $calls = @($rows | Invoke-ExoCall @list -ErrorVariable failed -ErrorAction SilentlyContinue)

        $failed.FullyQualifiedErrorId | Should -Be (, 'KeyConflict,Exotel.PowerShell.Commands.InvokeExoCallCommand' * 2)
        (Read-Post).Form.CustomField | Should -Be "$id-2"
        $calls.Count | Should -Be 2
        $calls[1].Sid | Should -Be $calls[0].Sid
    }

    It 'looks for a call whose response was lost, and does not place it again' {
        Set-SimulatorFault $simulator 'seq=reset-after@connect'
        $null = New-Row $id | Invoke-ExoCall @list -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        (Get-ExoPlacement -Store $store).State | Should -Be 'Sending'

        $null = New-Row $id | Invoke-ExoCall @list -ErrorVariable early -ErrorAction SilentlyContinue
        if ($early) { $early[0].FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*' }
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while ((Get-SimulatorCall $simulator | Where-Object customField -EQ $id).ongoing -and $clock.Elapsed.TotalSeconds -lt 60) { [Threading.Thread]::Sleep(100) }
        (New-Row $id | Invoke-ExoCall @list).CustomField | Should -Be $id
        (Get-ExoPlacement -Store $store).State | Should -Be 'Placed'
        @(Get-RungKey) -eq $id | Should -HaveCount 1
    }

    It 'says until when a call that is not listed may be under way, and sends it again after that' {
        $own = Start-Simulator --calls 0
        try {
            Set-SimulatorFault $own 'seq=500@connect'
            $call = @{ Key = $id; From = $ann; To = '+919810000111'; CallerId = $exoPhone; TimeLimit = 600; Store = $store } + $own.Account
            $null = Invoke-ExoCall @call -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
            $null = Invoke-ExoCall @call -ErrorVariable failed -ErrorAction SilentlyContinue
            $until = (Get-ExoPlacement -Store $store).SentAt.AddSeconds(600 + 600)
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
            "$failed" | Should -BeLike ('*until {0:yyyy-MM-dd HH:mm:ss} on the account''s clock*' -f $until)

            $null = Invoke-RestMethod "$($own.Address)/_simulator/clock/1205" -Method Post
            (Invoke-ExoCall @call).To | Should -Be '+919810000111'
            @(Get-SimulatorCall $own | Where-Object customField -EQ $id) | Should -HaveCount 1
        }
        finally { Stop-Simulator $own }
    }

    It 'sends the CustomField of a row, or else the key, and a long key in a short form' {
        $long = $id + 'x' * 200
        $null = (New-Row "$id-1" | Select-Object *, @{ Name = 'CustomField'; Expression = { 'mine' } }), (New-Row $long '+919810000112') | Invoke-ExoCall @list
        $sent = (Read-Post).Form.CustomField
        $sent[0] | Should -Be 'mine'
        $sent[1].Length | Should -Be 128
        (Get-ExoPlacement -Store $store $long).State | Should -Be 'Placed'
    }

    It 'rejects <What> before anything is sent' -ForEach @(
        @{ What = 'a store without a key'; With = @{ Store = 'TestDrive:/x.db' } }
        @{ What = 'a blank key'; With = @{ Store = 'TestDrive:/x.db'; Key = '  ' } }
        @{ What = 'a key without a store'; With = @{ Key = 'order 17' } }
        @{ What = 'a CustomField that is not told from none'; With = @{ Store = 'TestDrive:/x.db'; Key = 'order 17'; CustomField = 'N/A' } }
    ) {
        $null = Invoke-ExoCall -From $ann -To '+919810000111' -CallerId $exoPhone @With @account -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -Be 'InvalidRequest,Exotel.PowerShell.Commands.InvokeExoCallCommand'
        Read-Post | Should -BeNullOrEmpty
    }

    It 'rejects a key whose text depends on the culture: <What>' -ForEach @(
        @{ What = 'a date'; Bad = [datetime]'2026-11-22' }, @{ What = 'a date with an offset'; Bad = [datetimeoffset]'2026-11-22' }, @{ What = 'a table'; Bad = @{ a = 1 } }
    ) {
        $failed = $null
        try { $null = New-Row $Bad | Invoke-ExoCall @list -ErrorVariable failed -ErrorAction SilentlyContinue } catch { $failed = $_ }
        "$failed" | Should -BeLike '*whose text is not the same in every culture*'
        Read-Post | Should -BeNullOrEmpty
    }

    It 'rejects a key that no database keeps' {
        $null = New-Row "x$([char]0xd800)y" | Invoke-ExoCall @list -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].Exception.Message | Should -BeLike '*character that no database keeps*'
        Read-Post | Should -BeNullOrEmpty
    }

    It 'checks with -WhatIf what it would reject, in the account in effect' {
        $null = New-Row $id | Invoke-ExoCall @list
        $null = New-Row $id '+919810000222' | Invoke-ExoCall @list -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'KeyConflict,*'

        $other = Connect-ExoAccount -AccountSid another -Credential $account.Credential -Region $account.Region -SkipTest
        try { "$(New-Row $id | Invoke-ExoCall -CallerId $exoPhone -Store $store -Account $other -WhatIf -Verbose 4>&1)" | Should -Not -BeLike '*would not be placed again*' }
        finally { Disconnect-ExoAccount }
    }

    It 'sends nothing when the store cannot be read' {
        Set-Content $store ('no database' * 100)
        { New-Row $id | Invoke-ExoCall @list } | Should -Throw -ErrorId 'StoreFailed,*'
        Read-Post | Should -BeNullOrEmpty
    }

    It 'checks the rows with -WhatIf, without an account, and makes no store' {
        New-Row $id | Invoke-ExoCall -CallerId $exoPhone -Store $store -WhatIf | Should -BeNullOrEmpty
        $store | Should -Not -Exist
        Read-Post | Should -BeNullOrEmpty
    }

    It 'keeps the times of the account outside -CallingHours, except for keys that were placed' {
        $india = [datetimeoffset]::UtcNow.ToOffset('5:30:00')
        $closed = '{0:HH:mm}-{1:HH:mm}' -f $india.AddHours(2), $india.AddHours(3)
        $open = '{0:HH:mm}-{1:HH:mm}' -f $india.AddHours(-2), $india.AddHours(2)
        $call = (New-Row "$id-1" | Invoke-ExoCall @list -CallingHours $open)
        $calls = (New-Row "$id-1"), (New-Row "$id-2") | Invoke-ExoCall @list -CallingHours $closed -ErrorVariable failed -ErrorAction SilentlyContinue

        $calls.Sid | Should -Be $call.Sid
        $failed.FullyQualifiedErrorId | Should -Be 'OutsideCallingHours,Exotel.PowerShell.Commands.InvokeExoCallCommand'
        (Read-Post).Form.CustomField | Should -Be "$id-1"
        (Get-ExoPlacement -Store $store).Key | Should -Be "$id-1"
    }

    It 'uses an open connection and leaves it open' -Skip:($PSEdition -eq 'Desktop') {
        $null = New-Row 'other' | Invoke-ExoCall @list -WhatIf
        $null = New-Row "$id-0" | Invoke-ExoCall @list
        $assembly = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Microsoft.Data.Sqlite' } | Select-Object -First 1
        $connection = [Activator]::CreateInstance($assembly.GetType('Microsoft.Data.Sqlite.SqliteConnection'), "Data Source=$store;Pooling=False")
        $connection.Open()
        try {
            $null = New-Row "$id-1" | Invoke-ExoCall -CallerId $exoPhone -Store $connection @account
            $connection.State | Should -Be 'Open'
            (Get-ExoPlacement -Store $connection).Key | Should -Be "$id-0", "$id-1"
        }
        finally { $connection.Dispose() }
    }

    It 'names the row that was being placed on Ctrl+C, and looks for it in the next run' -Skip:($IsWindows -or $PSEdition -eq 'Desktop') {
        if (Test-InterruptIgnored) { Set-ItResult -Skipped -Because 'SIGINT is ignored here' }
        Set-SimulatorFault $simulator 'seq=stall-after@connect'
        $script = Join-Path $TestDrive 'stopped.ps1'
        Set-Content $script @"
Import-Module '$env:EXOTEL_TEST_MODULE'
`$credential = [pscredential]::new('simkey', (ConvertTo-SecureString 'simtoken' -AsPlainText -Force))
Invoke-ExoCall -Key $id -From $ann -To +919810000111 -CallerId $exoPhone -Store '$store' -AccountSid exotest -Credential `$credential -Region $($simulator.Address)
"@
        $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path, "-NoProfile -File $script")
        $start.RedirectStandardOutput = $true
        $child = [Diagnostics.Process]::Start($start)
        try {
            $output = $child.StandardOutput.ReadToEndAsync()
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while ((Read-Post).Count -eq 0 -and $clock.Elapsed.TotalSeconds -lt 60) { [Threading.Thread]::Sleep(50) }
            & '/bin/kill' -INT $child.Id
            $child.WaitForExit(40000) | Should -BeTrue
            $output.Result -replace '\e\[[\d;]*m' -replace '\s+', ' ' | Should -BeLike "*WARNING: *the key '$id' was being placed*"
        }
        finally { if (-not $child.HasExited) { $child.Kill() } }

        (Get-ExoPlacement -Store $store).Message | Should -BeLike '*The command was stopped before Exotel responded.'
        $clock.Restart()
        while ((Get-SimulatorCall $simulator | Where-Object customField -EQ $id).ongoing -and $clock.Elapsed.TotalSeconds -lt 60) { [Threading.Thread]::Sleep(100) }
        (New-Row $id | Invoke-ExoCall @list).CustomField | Should -Be $id
        @(Get-RungKey) -eq $id | Should -HaveCount 1
    }
}

Describe 'Invoke-ExoCall -CallingHours and -MaxConcurrent without a store' {
    BeforeEach { Clear-SimulatorRequest $simulator; Clear-SimulatorFault $simulator }

    It 'sends nothing outside the hours, row by row' {
        $india = [datetimeoffset]::UtcNow.ToOffset('5:30:00')
        $hours = '{0:HH:mm}-{1:HH:mm}' -f $india.AddHours(2), $india.AddHours(-2)
        $null = 1..2 | ForEach-Object { [pscustomobject]@{ From = $ann; To = '+919810000111' } } | Invoke-ExoCall -CallerId $exoPhone -CallingHours $hours @account -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -Be (, 'OutsideCallingHours,Exotel.PowerShell.Commands.InvokeExoCallCommand' * 2)
        Read-Post | Should -BeNullOrEmpty
    }

    It 'rejects <Hours>' -ForEach @{ Hours = '9-21' }, @{ Hours = '09:00' }, @{ Hours = '25:00-26:00' }, @{ Hours = '09:00-09:00' } {
        { Invoke-ExoCall -From 1 -To 2 -CallerId 3 -CallingHours $Hours @account } | Should -Throw -ErrorId 'InvalidRequest,*'
    }

    It 'has at most <Limit> calls under way, and writes each when it ends' -Skip:(-not $hasThreadJob) -ForEach @{ Limit = 2 } {
        $fast = Start-Simulator --calls 0 --time-scale 20
        try {
            $from = $fast.Account
            $job = Start-ThreadJob { param($Address) 1..400 | ForEach-Object { @((Invoke-RestMethod "$Address/_simulator/calls") | ForEach-Object { $_ } | Where-Object { $_.from -eq '+919876543210' -and $_.ongoing }).Count; [Threading.Thread]::Sleep(50) } } -ArgumentList $fast.Address
            $calls = @(1..3 | ForEach-Object { [pscustomobject]@{ From = $ann; To = "+9198100011$_$_" } } | Invoke-ExoCall -CallerId $exoPhone -MaxConcurrent $Limit @from)
            $most = ($job | Receive-Job | Measure-Object -Maximum).Maximum
            $job | Remove-Job -Force
        }
        finally { Stop-Simulator $fast }

        $calls.Outcome | Should -Not -Contain 'InProgress'
        $calls.Count | Should -Be 3
        $most | Should -BeLessOrEqual $Limit
    }

    It 'loads nothing of the store' {
        $text = & (Get-Process -Id $PID).Path -NoProfile -Command "
            Import-Module '$env:EXOTEL_TEST_MODULE'
            `$credential = [pscredential]::new('simkey', (ConvertTo-SecureString 'simtoken' -AsPlainText -Force))
            `$null = Invoke-ExoCall $ann +919810000111 -CallerId $exoPhone -AccountSid exotest -Credential `$credential -Region $($simulator.Address) -CallingHours 00:00-24:00
            [AppDomain]::CurrentDomain.GetAssemblies().Where({ `$_.GetName().Name -in 'Exotel.Analytics', 'Microsoft.Data.Sqlite' }).Count"
        $text | Select-Object -Last 1 | Should -Be '0'
    }
}

Describe 'The hours of -CallingHours' {
    It 'are those of Exotel''s clock from the first call on, <Where>' -ForEach @(
        @{ Where = 'without a store'; HasStore = $false }
        @{ Where = 'with a store'; HasStore = $true }
    ) {
        $ahead = Start-Simulator --calls 0 --clock-offset 10800000
        try {
            $there = $ahead.Account
            $to = if ($HasStore) { @{ Store = Join-Path $TestDrive 'hours.db'; Key = 'h' } } else { @{} }
            $local = [datetimeoffset]::UtcNow.ToOffset('5:30:00')
            $around = { param($time) '{0:HH:mm}-{1:HH:mm}' -f $time.AddMinutes(-30), $time.AddMinutes(30) }

            $before = @(Get-SimulatorCall $ahead).Count
            $null = Invoke-ExoCall $ann +919810000111 -CallerId $exoPhone @to @there -CallingHours (& $around $local) -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'OutsideCallingHours,*'
            @(Get-SimulatorCall $ahead).Count | Should -Be $before

            (Invoke-ExoCall $ann +919810000111 -CallerId $exoPhone @to @there -CallingHours (& $around $local.AddHours(3))).From | Should -Be $ann
        }
        finally { $ahead | Stop-Simulator }
    }
}

Describe 'Get-ExoMissedCaller and Invoke-ExoCall -Store' {
    BeforeAll {
        $calls = @'
Sid,Direction,From,To,PhoneNumber,Outcome,DateCreated
a1,inbound,09876500001,08047104000,08047104000,Missed,2026-11-05T09:00:00+05:30
a2,inbound,09876500001,08047104000,08047104000,Missed,2026-11-05T09:10:00+05:30
b1,inbound,09876500002,08047104000,08047104000,Missed,2026-11-05T09:05:00+05:30
'@ | ConvertFrom-Csv
    }

    BeforeEach { Clear-SimulatorRequest $simulator; $store = Join-Path $TestDrive ([guid]::NewGuid().ToString('N') + '.db') }

    It 'calls each customer back once, by a key of the customer and the first missed call' {
        $null = $calls | Get-ExoMissedCaller | Invoke-ExoCall -From $ann -Store $store -Confirm:$false @account
        $null = $calls | Get-ExoMissedCaller | Invoke-ExoCall -From $ann -Store $store -Confirm:$false @account
        (Read-Post).Form.To | Should -Be '+919876500001', '+919876500002'
        (Get-ExoPlacement -Store $store).Key | Should -Be '+919876500001 2026-11-05T03:30:00Z', '+919876500002 2026-11-05T03:35:00Z'
    }

    It 'asks before it calls back, and places nothing where nobody can answer' {
        $text = & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "
            Import-Module '$env:EXOTEL_TEST_MODULE'
            `$credential = [pscredential]::new('simkey', (ConvertTo-SecureString 'simtoken' -AsPlainText -Force))
            '[{""Sid"":""a1"",""Direction"":""inbound"",""From"":""09876500001"",""To"":""08047104000"",""PhoneNumber"":""08047104000"",""Outcome"":""Missed"",""DateCreated"":""2026-11-05T09:00:00+05:30""}]' | ConvertFrom-Json |
                Get-ExoMissedCaller | Invoke-ExoCall -From $ann -Store '$store' -AccountSid exotest -Credential `$credential -Region $($simulator.Address)" 2>&1 | Out-String
        $text -replace '\e\[[\d;]*m' -replace '[\s|]+', ' ' | Should -BeLike '*NonInteractive*'
        Read-Post | Should -BeNullOrEmpty
    }

    It 'calls back without a store as before' {
        $null = $calls | Get-ExoMissedCaller -State Waiting | Select-Object -First 1 | Invoke-ExoCall -From $ann @account
        (Read-Post)[0].Form.To | Should -Be '+919876500001'
        (Read-Post)[0].Form.PSObject.Properties.Name | Should -Not -Contain 'CustomField'
    }
}

Describe 'Get-ExoPlacement' {
    BeforeAll {
        $store = Join-Path $TestDrive 'placements.db'
        $list = @{ CallerId = $exoPhone; Store = $store } + $account
        Clear-SimulatorFault $simulator
        $null = (New-Row 'a'), (New-Row 'b'), (New-Row 'n' '+919870000403') | Invoke-ExoCall @list -ErrorAction SilentlyContinue
        Set-SimulatorFault $simulator 'seq=reset-after@connect'
        $null = New-Row 'z' | Invoke-ExoCall @list -ErrorAction SilentlyContinue
    }

    It 'lists what needs attention first' {
        (Get-ExoPlacement -Store $store).Key | Should -Be 'z', 'n', 'a', 'b'
    }

    It 'selects keys and states' {
        (Get-ExoPlacement a, n, missing -Store $store).Key | Should -Be 'n', 'a'
        (Get-ExoPlacement -Store $store -State Refused, Sending).Key | Should -Be 'z', 'n'
        ('a', 'z' | Get-ExoPlacement -Store $store).Key | Should -Be 'z', 'a'
        ((New-Row 'n') | Get-ExoPlacement -Store $store).State | Should -Be 'Refused'
        Get-ExoPlacement -Store $store -AccountSid other | Should -BeNullOrEmpty
        @() | Get-ExoPlacement -Store $store | Should -BeNullOrEmpty
    }

    It 'gives what Get-ExoCall takes' {
        (Get-ExoPlacement a -Store $store | Get-ExoCall @account).CustomField | Should -Be 'a'
    }

    It 'comes out of a file as it went in' {
        Get-ExoPlacement n -Store $store | Export-Clixml (Join-Path $TestDrive 'n.xml')
        $there = Import-Clixml (Join-Path $TestDrive 'n.xml')
        $there | Should -BeOfType Exotel.Placement
        $there.SentAt | Should -BeOfType datetimeoffset
        $there.Message | Should -BeLike '*NDNC*'
    }

    It 'groups by state in a view' {
        $text = Get-ExoPlacement -Store $store | Format-Table -View State | Out-String -Width 80
        @([regex]::Matches($text, 'State: (\w+)') | ForEach-Object { $_.Groups[1].Value }) | Should -Be 'Sending', 'Refused', 'Placed'
    }

    It 'rejects a file that is not there, and makes none' {
        { Get-ExoPlacement -Store (Join-Path $TestDrive 'none.db') } | Should -Throw -ErrorId 'StoreFailed,*'
        Join-Path $TestDrive 'none.db' | Should -Not -Exist
    }
}
