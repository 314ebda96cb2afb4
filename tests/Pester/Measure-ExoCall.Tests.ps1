BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Simulator.psm1", "$PSScriptRoot/CallRows.psm1", "$PSScriptRoot/Examples.psm1" -Force
    $simulator = Start-Simulator --calls 400 --days 20
    $account = $simulator.Account
    $calls = @(Get-ExoCall @account -Detailed)
    $expected = Get-FigureText ($calls | Measure-ExoCall Day, ExoPhone, Direction)
}

AfterAll { $simulator | Stop-Simulator }

Describe 'Measure-ExoCall' {
    It 'counts every live call in one metric' {
        $metric = $calls | Measure-ExoCall
        @($metric).Count | Should -Be 1
        $metric | Should -BeOfType Exotel.CallMetric
        $metric.Calls + $metric.Ongoing | Should -Be $calls.Count
        $metric.Answered | Should -Be @($calls | Where-Object Outcome -eq Answered).Count
        $metric.Cost | Should -Be (($calls | Where-Object Outcome -ne InProgress).Price | Measure-Object -Sum).Sum
    }

    It 'gives the same figures whatever the order of the calls' {
        $random = [random]::new(4711)
        Get-FigureText ($calls | Sort-Object { $random.Next() } | Measure-ExoCall Day, ExoPhone, Direction) | Should -BeExactly $expected
    }

    It 'writes one metric for no calls, and none when they are grouped' {
        $metric = @() | Measure-ExoCall
        $metric.Calls | Should -Be 0
        $metric.AnswerRate | Should -Be $null
        $metric.TalkTime | Should -Be 0
        @() | Measure-ExoCall -By Day | Should -BeNullOrEmpty
    }

    It 'takes a list of calls by name' {
        (Measure-ExoCall -InputObject $calls).Calls | Should -Be ($calls | Measure-ExoCall).Calls
    }

    It 'takes thresholds' {
        $row = New-CallRow @{ Leg1Duration = 130; ConversationDuration = 100 }
        ($row | Measure-ExoCall).ServiceLevel | Should -Be 0
        ($row | Measure-ExoCall -ServiceLevelThreshold 30).ServiceLevel | Should -Be 1
        $short = New-CallRow @{ Outcome = 'Missed'; Leg1Duration = 8 }
        ($short | Measure-ExoCall).ServiceLevel | Should -Be 0
        ($short | Measure-ExoCall -ShortAbandonThreshold 8).ServiceLevel | Should -Be $null
    }

    It 'groups rows by the clock of their own offset' {
        $row = New-CallRow @{ DateCreated = '2026-11-05T23:45:00+05:45' }
        $metric = $row | Measure-ExoCall Hour
        $metric.Period.ToString('o') | Should -Be '2026-11-05T23:00:00.0000000+05:45'
        ($row | Measure-ExoCall DayOfWeek).DayOfWeek | Should -Be 'Thursday'
    }
}

Describe 'The same calls' {
    It 'give the same figures after Export-Clixml' {
        $calls | Export-Clixml "$TestDrive/calls.xml"
        Get-FigureText (Import-Clixml "$TestDrive/calls.xml" | Measure-ExoCall Day, ExoPhone, Direction) | Should -BeExactly $expected
    }

    It 'give the same figures out of a job, where times are text' {
        $text = [System.Management.Automation.PSSerializer]::Serialize($calls, 1)
        Get-FigureText ([System.Management.Automation.PSSerializer]::Deserialize($text) | Measure-ExoCall Day, ExoPhone, Direction) | Should -BeExactly $expected
    }

    It 'give the same figures out of a CSV file written in <_>' -ForEach 'en-US', 'de-DE', 'en-IN', 'hi-IN', 'th-TH', 'ar-SA', 'fa-IR', 'sv-SE' {
        $file = "$TestDrive/calls.csv"
        $figures = Invoke-InCulture $_ {
            $calls | Export-Csv $file -NoTypeInformation -Encoding UTF8
            Import-Csv $file -Encoding UTF8 | Measure-ExoCall Day, ExoPhone, Direction
        }
        Get-FigureText $figures | Should -BeExactly $expected
    }

    It 'give the same figures out of a CSV file with ISO times, read in <_>' -ForEach 'en-US', 'de-DE', 'th-TH', 'ar-SA' {
        $iso = 'yyyy-MM-ddTHH:mm:sszzz'
        $invariant = [cultureinfo]::InvariantCulture
        $calls | Select-Object Sid, AccountSid, Direction, From, To, PhoneNumber, PhoneNumberSid, Outcome, Duration, ConversationDuration, Leg1Duration,
            @{ n = 'DateCreated'; e = { $_.DateCreated.ToString($iso, $invariant) } },
            @{ n = 'Price'; e = { if ($null -ne $_.Price) { $_.Price.ToString($invariant) } } } | Export-Csv "$TestDrive/iso.csv" -NoTypeInformation -Encoding UTF8
        $figures = Invoke-InCulture $_ { Import-Csv "$TestDrive/iso.csv" -Encoding UTF8 | Measure-ExoCall Day, ExoPhone, Direction }
        Get-FigureText $figures | Should -BeExactly $expected
    }

    It 'are on the clock of the account where times have no zone' {
        $metric = New-CallRow @{ DateCreated = '2026-11-05 23:45:00' } | Measure-ExoCall Day
        $metric.Period.ToString('o') | Should -Be '2026-11-05T00:00:00.0000000+05:30'
        Connect-ExoAccount @account -TimeZone +03:00 -SkipTest | Out-Null
        try { $metric = New-CallRow @{ DateCreated = '2026-11-05 23:45:00' } | Measure-ExoCall Day } finally { Disconnect-ExoAccount }
        $metric.Period.ToString('o') | Should -Be '2026-11-05T00:00:00.0000000+03:00'
    }
}

Describe 'A row that is <What>' -ForEach @(
    @{ What = 'text'; Row = 'x'; Message = "'x' is not a call." }
    @{ What = 'a number'; Row = 42; Message = "'42' is not a call." }
    @{ What = 'null'; Row = $null; Message = 'Null is not a call.' }
    @{ What = 'something else'; Row = [pscustomobject]@{ Name = 'x' }; Message = "'@{Name=x}' is not a call: it has no property Outcome, Direction, DateCreated." }
    @{ What = 'without a column'; Row = [pscustomobject]@{ Sid = 'b'; Outcome = 'Missed'; DateCreated = '2026-11-05' }; Message = "The row 'b' has no property Direction." }
    @{ What = 'of an unreadable duration'; Values = @{ Duration = '2 min' }; Message = "The Duration '2 min' of the row 'a' is not a number of seconds." }
    @{ What = 'of a negative duration'; Values = @{ Leg1Duration = -5 }; Message = "The Leg1Duration '-5' of the row 'a' is not a number of seconds." }
    @{ What = 'of an unreadable price'; Values = @{ Price = '1.234,50' }; Message = "The Price '1.234,50' of the row 'a' is not a price." }
    @{ What = 'of an unreadable time'; Values = @{ DateCreated = 'yesterday' }; Message = "The DateCreated 'yesterday' of the row 'a' is not a time *" }
    @{ What = 'of an unknown outcome'; Values = @{ Outcome = 'Great' }; Message = "The Outcome 'Great' is not one of *" }
    @{ What = 'of a blank outcome'; Values = @{ Outcome = ' ' }; Message = "The row 'a' has no Outcome." }
) {
    It 'is one error that does not end the pipeline, and counts nowhere' {
        $bad = if ($Values) { New-CallRow $Values } else { $Row }
        $metric = (New-CallRow), $bad, (New-CallRow) | Measure-ExoCall -ErrorVariable failures -ErrorAction SilentlyContinue
        $metric.Calls | Should -Be 2
        @($failures).Count | Should -Be 1
        "$($failures[0])" | Should -BeLike ($Message -replace '\[', '`[')
        $failures[0].FullyQualifiedErrorId | Should -Be 'InvalidRequest,Exotel.PowerShell.Commands.MeasureExoCallCommand'
    }
}

Describe 'Rows without a column that only some figures need' {
    It 'count, with one warning that names the columns' {
        $metric = 1..3 | ForEach-Object { New-CallRow } | Select-Object Sid, Direction, From, Outcome, DateCreated, Duration |
            Measure-ExoCall -WarningVariable warnings -WarningAction SilentlyContinue
        $metric.Calls | Should -Be 3
        $metric.Unpriced | Should -Be 3
        "$warnings" | Should -Be 'Rows lack ConversationDuration, Leg1Duration, Price: what depends on it is missing in the figures.'
    }
}

Describe 'A parameter that cannot be' {
    It 'is an error that names the value: <_>' -ForEach @(
        'Measure-ExoCall -By Fortnight|Fortnight'
        "Measure-ExoCall -By Day, Month|'Day' and 'Month'"
        'Measure-ExoCall -ServiceLevelThreshold -3|-3'
        'Measure-ExoCall -ShortAbandonThreshold -7|-7'
    ) {
        $command, $named = $_ -split '\|'
        { New-CallRow | & ([scriptblock]::Create("`$input | $command")) } | Should -Throw "*$named*"
    }
}

Describe 'The worked example' {
    It 'of the help page gives the figures that the page tells' {
        $page = "$PSScriptRoot/../../docs/en-US/Measure-ExoCall.md"
        $example = Get-PageExample $page | Where-Object Title -like '*by hand*'
        $metric = & ([scriptblock]::Create($example.Code)) | Where-Object { $_ -is [Exotel.CallMetric] }
        $metric.Calls | Should -Be 10
        $metric.AnswerRate | Should -Be (4 / 9)
        $metric.NetworkEffectiveness | Should -Be (8 / 9)
        $metric.TalkTime | Should -Be 440
        $metric.AverageTalkTime | Should -Be 110
        $metric.TotalDuration | Should -Be 639
        $metric.WaitMedian | Should -Be 15
        $metric.WaitP90 | Should -Be 30
        $metric.ServiceLevel | Should -Be 0.4
        $metric.Customers | Should -Be 8
        $metric.RepeatCustomers | Should -Be 2
        $metric.Cost | Should -Be 6.75
        $metric.Unpriced | Should -Be 3
        $metric.FirstCall.ToString('HH:mm') | Should -Be '10:00'
        $metric.LastCall.ToString('HH:mm') | Should -Be '10:45'
        $text = Get-Content $page -Raw
        foreach ($figure in '4 / 9 = 0.444', '8 / 9 = 0.889', '= 440', '440 / 4 = 110', '= 639.', '2 / (3 + 2) = 0.4') { $text | Should -BeLike "*$figure*" }
    }
}

Describe 'A file that was exported in another culture' {
    It 'is an error for each row, and no figure of another month' {
        $row = [pscustomobject]@{ Created = '2026-11-05 10:00:00'; DateCreated = '05-11-2026 10:00:00 +05:30'; Direction = 'inbound'; Outcome = 'Missed'; Sid = 'a' }
        $thread = [System.Threading.Thread]::CurrentThread
        $before = $thread.CurrentCulture
        try {
            $thread.CurrentCulture = [cultureinfo]::GetCultureInfo('en-US')
            $figures = $row | Measure-ExoCall -By Month -ErrorVariable failed -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        }
        finally { $thread.CurrentCulture = $before }
        $figures | Should -BeNullOrEmpty
        "$failed" | Should -BeLike "*'05-11-2026 10:00:00 +05:30'*another culture*"
    }
}
