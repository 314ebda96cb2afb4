BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Simulator.psm1", "$PSScriptRoot/CallRows.psm1", "$PSScriptRoot/Examples.psm1" -Force
    function New-Row($Sid, $Time, $Direction, $Customer, $Outcome) {
        $other = if ($Direction -eq 'inbound') { @{ From = $Customer; To = '08047100001' } } else { @{ From = 'sip:agent1'; To = $Customer } }
        New-CallRow (@{ Sid = $Sid; DateCreated = "2026-11-05T$($Time):00+05:30"; Direction = $Direction; Outcome = $Outcome; CallerName = "Name of $Customer" } + $other)
    }
    $rows = @(
        New-Row 'a1' '09:00' inbound '09876543211' Missed
        New-Row 'a2' '09:10' inbound '+919876543211' Busy
        New-Row 'a3' '09:30' outbound-api '09876543211' Missed
        New-Row 'b1' '09:05' inbound '09876543212' Missed
        New-Row 'b2' '09:20' inbound '09876543212' Answered
        New-Row 'c1' '09:15' inbound '09876543213' Canceled
        New-Row 'c2' '09:45' outbound-dial '919876543213' Answered
        New-Row 'd1' '09:50' inbound '09876543214' Failed
        New-Row 'e1' '09:55' inbound '09876543215' InProgress
    )
}

Describe 'Get-ExoMissedCaller' {
    It 'writes the customers who have not been spoken to, the longest waiting first' {
        $open = @($rows | Get-ExoMissedCaller -Until '2026-11-05 10:00')
        $open | Should -BeOfType Exotel.MissedCaller
        $open.CustomerNumber | Should -Be '+919876543211', '+919876543214'
        $open.State | Should -Be 'Attempted', 'Waiting'
        $open.WaitingTime | Should -Be 3600, 600
        $open[0].Attempts | Should -Be 2
        $open[0].CallBackAttempts | Should -Be 1
        $open[0].LastCallSid | Should -Be 'a2'
        $open[0].ExoPhone | Should -Be '+918047100001'
    }

    It 'writes the states that are asked for, in any case' {
        $closed = @($rows | Get-ExoMissedCaller -State reached, CAMETHROUGH)
        $closed.State | Should -Be 'CameThrough', 'Reached'
        $closed.WaitingTime | Should -Be 900, 1800
        $closed[1].ContactedAt.ToString('o') | Should -Be '2026-11-05T09:45:00.0000000+05:30'
    }

    It 'takes the calls in any order' {
        $reversed = @($rows); [array]::Reverse($reversed)
        Get-FigureText ($reversed | Get-ExoMissedCaller -Until '2026-11-05T04:30:00Z') |
            Should -BeExactly (Get-FigureText ($rows | Get-ExoMissedCaller -Until '2026-11-05 10:00'))
    }

    It 'waits until now by default' {
        $now = [DateTimeOffset]::UtcNow
        $row = New-CallRow @{ Outcome = 'Missed'; DateCreated = $now.AddSeconds(-600).ToString('o') }
        ($row | Get-ExoMissedCaller).WaitingTime | Should -BeIn (600..700)
    }

    It 'writes nothing for no calls' {
        @() | Get-ExoMissedCaller | Should -BeNullOrEmpty
    }

    It 'needs the customer of a row, and names the column' {
        $rows[0] | Select-Object Sid, Direction, Outcome, DateCreated, To | Get-ExoMissedCaller -ErrorVariable failures -ErrorAction SilentlyContinue
        "$failures" | Should -Be "The row 'a1' has no property CustomerNumber or From."
    }

    It 'counts a row that cannot be read nowhere, with one error that does not end the pipeline: <What>' -ForEach @(
        @{ What = 'no call'; Bad = 'x'; Message = "'x' is not a call." }
        @{ What = 'null'; Bad = $null; Message = 'Null is not a call.' }
        @{ What = 'an unreadable time'; Values = @{ DateCreated = 'soon' }; Message = "The DateCreated 'soon' of the row 'bad' is not a time*" }
        @{ What = 'no time'; Values = @{ DateCreated = '' }; Message = "The call 'bad' has no DateCreated." }
        @{ What = 'an unknown outcome'; Values = @{ Outcome = 'Great' }; Message = "The Outcome 'Great' is not one of*" }
    ) {
        $bad = if ($Values) { New-CallRow ($Values + @{ Sid = 'bad'; From = '09876543219' }) } else { $Bad }
        $callers = @($rows[0], $bad, $rows[7]) | Get-ExoMissedCaller -ErrorVariable failures -ErrorAction SilentlyContinue
        $callers.CustomerNumber | Should -Be '+919876543211', '+919876543214'
        @($failures).Count | Should -Be 1
        "$($failures[0])" | Should -BeLike $Message
        $failures[0].FullyQualifiedErrorId | Should -Be 'InvalidRequest,Exotel.PowerShell.Commands.GetExoMissedCallerCommand'
    }

    It 'names an unknown state' {
        { $rows | Get-ExoMissedCaller -State Lost } | Should -Throw '*Lost*'
    }

    It 'binds to Invoke-ExoCall, which calls the customer from the ExoPhone of the missed call' {
        $simulator = Start-Simulator --calls 10
        try {
            $account = $simulator.Account
            $text = $rows | Get-ExoMissedCaller | Invoke-ExoCall -From 09812345678 @account -Confirm:$false
            $text.To | ForEach-Object { $_ -replace '^(0|\+91)' } | Should -Be '9876543211', '9876543214'
            @(Get-SimulatorRequest $simulator | Where-Object method -eq POST).Count | Should -Be 2
        }
        finally { $simulator | Stop-Simulator }
    }
}

Describe 'The worked example' {
    It 'of the help page gives the callers that the page tells' {
        $example = Get-PageExample "$PSScriptRoot/../../docs/en-US/Get-ExoMissedCaller.md" | Where-Object Title -like '*by hand*'
        $callers = @(& ([scriptblock]::Create($example.Code)))
        $callers.CustomerNumber | Should -Be '+919876543211', '+919876543212', '+919876543213', '+919876543214'
        $callers.State | Should -Be 'Attempted', 'CameThrough', 'Reached', 'Waiting'
        $callers.WaitingTime | Should -Be 3600, 900, 1800, 600
        $callers.Attempts | Should -Be 2, 1, 1, 1
    }
}
