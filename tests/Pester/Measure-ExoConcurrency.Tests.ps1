BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/CallRows.psm1", "$PSScriptRoot/Examples.psm1" -Force
    function New-Row($Start, $End, $Phone = '+918047100001', $Direction = 'inbound') {
        New-CallRow @{ StartTime = "2026-11-05T$($Start):00+05:30"; EndTime = if ($End) { "2026-11-05T$($End):00+05:30" }; PhoneNumber = $Phone; Direction = $Direction }
    }
    $rows = (New-Row '10:00' '10:20'), (New-Row '10:10' '10:40'), (New-Row '10:20' '10:50'), (New-Row '10:30' $null)
}

Describe 'Measure-ExoConcurrency' {
    It 'gives peak, busy hour, traffic and lines of all calls that ended' {
        $all = $rows | Measure-ExoConcurrency
        $all | Should -BeOfType Exotel.Concurrency
        $all.Calls | Should -Be 3
        $all.Peak | Should -Be 2
        $all.PeakAt.ToString('o') | Should -Be '2026-11-05T10:10:00.0000000+05:30'
        $all.BusyHour.ToString('o') | Should -Be '2026-11-05T10:00:00.0000000+05:30'
        $all.BusyHourTraffic | Should -Be (4800 / 3600)
        $all.LinesNeeded | Should -Be 5
        $all.TimeAtLimit | Should -Be $null
    }

    It 'tells the time at a limit' {
        ($rows | Measure-ExoConcurrency -Limit 2).TimeAtLimit | Should -Be 1800
        ($rows | Measure-ExoConcurrency -Limit 3).TimeAtLimit | Should -Be 0
    }

    It 'needs more lines for less blocking' {
        ($rows | Measure-ExoConcurrency -Blocking 0.2).LinesNeeded | Should -Be 3
        ($rows | Measure-ExoConcurrency -Blocking 0.001).LinesNeeded | Should -BeGreaterThan 5
    }

    It 'groups by ExoPhone and direction' {
        $groups = @($rows + (New-Row '10:00' '10:05' '08047100000' 'outbound-api') | Measure-ExoConcurrency ExoPhone, Direction)
        $groups.ExoPhone | Should -Be '+918047100000', '+918047100001'
        $groups.Direction | Should -Be 'outbound-api', 'inbound'
        $groups.Calls | Should -Be 1, 3
    }

    It 'has results of 0 for no calls, and no time of what was not' {
        $none = @() | Measure-ExoConcurrency -Limit 1
        $none.Calls, $none.Peak, $none.BusyHourTraffic, $none.LinesNeeded, $none.TimeAtLimit | Should -Be 0, 0, 0, 0, 0
        $none.PeakAt, $none.BusyHour | Should -Be $null, $null
    }

    It 'names what a row lacks' {
        $rows[0] | Select-Object Sid, StartTime | Measure-ExoConcurrency -ErrorVariable failures -ErrorAction SilentlyContinue | Out-Null
        "$failures" | Should -Be "The row 'a' has no property EndTime."
    }

    It 'counts a row that cannot be read nowhere, with one error that does not end the pipeline: <What>' -ForEach @(
        @{ What = 'no call'; Bad = 42; Message = "'42' is not a call." }
        @{ What = 'null'; Bad = $null; Message = 'Null is not a call.' }
        @{ What = 'an unreadable time'; Values = @{ EndTime = 'later' }; Message = "The EndTime 'later' of the row 'a' is not a time*" }
    ) {
        $bad = if ($Values) { New-CallRow $Values } else { $Bad }
        $all = @($rows[0], $bad, $rows[1]) | Measure-ExoConcurrency -ErrorVariable failures -ErrorAction SilentlyContinue
        $all.Calls | Should -Be 2
        @($failures).Count | Should -Be 1
        "$($failures[0])" | Should -BeLike $Message
        $failures[0].FullyQualifiedErrorId | Should -Be 'InvalidRequest,Exotel.PowerShell.Commands.MeasureExoConcurrencyCommand'
    }

    It 'names a value that cannot be: <_>' -ForEach '-Limit 0|0', '-Limit -4|-4', '-Blocking 0|0', '-Blocking 1.5|1.5', '-Blocking NaN|NaN', '-By Agent|Agent' {
        $parameter, $named = $_ -split '\|'
        { $rows | & ([scriptblock]::Create("`$input | Measure-ExoConcurrency $parameter")) } | Should -Throw "*$named*"
    }
}

Describe 'The worked example' {
    It 'of the help page gives the figures that the page tells' {
        $page = "$PSScriptRoot/../../docs/en-US/Measure-ExoConcurrency.md"
        $example = Get-PageExample $page | Where-Object Title -like '*by hand*'
        $figures = & ([scriptblock]::Create($example.Code))
        $figures.Peak, $figures.LinesNeeded, $figures.TimeAtLimit | Should -Be 2, 5, 1800
        [math]::Round($figures.BusyHourTraffic, 3) | Should -Be 1.333
        $blocking = 1.0
        $text = Get-Content $page -Raw
        foreach ($lines in 1..5) {
            $blocking = 4 / 3 * $blocking / ($lines + 4 / 3 * $blocking)
            $text | Should -BeLike "*B($lines) = $($blocking.ToString('0.0000', [cultureinfo]::InvariantCulture))*"
        }
    }
}
