BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Simulator.psm1", "$PSScriptRoot/CallRows.psm1" -Force
    $env:EXOTEL_RATE_LIMIT = '0'
    $simulator = Start-Simulator --calls 700 --days 30 --agents 8 --users 10
    $account = $simulator.Account
    $store = Join-Path $TestDrive 'calls.db'
    $null = Sync-ExoCall -Store $store -Since (Get-Date).AddDays(-30) @account
    $culture = [cultureinfo]::InvariantCulture
    $at = { param($Days, $Time) (Get-Date).AddDays(-$Days).ToString('yyyy-MM-dd', $culture) + " $Time" }
    $range = @{ Since = & $at 12 '00:00'; Until = & $at 2 '23:59:59' }
    $rows = (New-CallRow), (New-CallRow @{ Sid = 'b'; Outcome = 'Missed'; From = '09876543211'; ConversationDuration = 0; Price = $null; CallerName = 'Asha' })

    function Read-Report([string] $Path) { [IO.File]::ReadAllText($Path) }

    # The exact value of a headline figure.
    function Get-Metric([string] $Html, [string] $Name) {
        $found = [regex]::Matches($Html, "data-metric=`"$Name`" data-value=`"([^`"]*)`"")
        $found.Count | Should -Be 1 -Because $Name
        $found[0].Groups[1].Value
    }

    # Without a page of text in a failure.
    function Assert-Match([string] $Html, [string] $Pattern) { $Html -match $Pattern | Should -BeTrue -Because $Pattern }

    function Get-Section([string] $Html, [string] $Id) { [regex]::Match($Html, "(?s) id=`"$Id`".*?</(section|div)>").Value }
}

AfterAll {
    $simulator | Stop-Simulator
    $env:EXOTEL_RATE_LIMIT = $null
}

Describe 'The figures of a report <Form>' -ForEach @(
    @{ Form = 'page'; Options = @{} }
    @{ Form = 'mail'; Options = @{ ForMail = $true } }
) {
    BeforeAll {
        $file = Join-Path $TestDrive "$Form.html"
        $piped = Join-Path $TestDrive "$Form-piped.html"
        Export-ExoReport $file -Store $store @range @Options
        $calls = @(Get-ExoCall -Store $store @range)
        $calls | Export-ExoReport $piped -Until $range.Until @Options
        $html = Read-Report $file
        $expected = Measure-ExoCall -Store $store @range
    }

    It 'are those of the other cmdlets, from the store and from the pipeline' {
        foreach ($text in $html, (Read-Report $piped)) {
            [int](Get-Metric $text calls) | Should -Be $calls.Count
            [int](Get-Metric $text calls) | Should -Be $expected.Calls
            [int](Get-Metric $text answered) | Should -Be $expected.Answered
            [int](Get-Metric $text missed) | Should -Be $expected.Missed
            [int](Get-Metric $text unpriced) | Should -Be $expected.Unpriced
            [decimal](Get-Metric $text cost) | Should -Be $expected.Cost
            [double](Get-Metric $text answer-rate) | Should -Be $expected.AnswerRate
            [double](Get-Metric $text average-talk-time) | Should -Be $expected.AverageTalkTime
            [int](Get-Metric $text peak-concurrency) | Should -Be (Measure-ExoConcurrency -Store $store @range).Peak
            [int](Get-Metric $text waiting-callers) | Should -Be @(Get-ExoMissedCaller -Store $store @range).Count
        }
        $calls.Count | Should -BeGreaterThan 100
    }

    It 'have the counts of days, hours, ExoPhones, agents and callers as text' {
        $days = Get-Section $html by-day
        foreach ($day in Measure-ExoCall -Store $store @range -By Day) {
            Assert-Match $days ('{0}[^\n]*>{1}<[^\n]*>{2}<' -f $day.Period.ToString('ddd d MMM', $culture), $day.Calls, $day.Answered)
        }
        foreach ($group in Measure-ExoCall -Store $store @range -By ExoPhone) {
            Assert-Match (Get-Section $html by-exophone) ('{0}[^\n]*{1}[^\n]*>{2}<' -f $group.ExoPhoneName, [regex]::Escape($group.ExoPhone), $group.Calls)
        }
        foreach ($group in Measure-ExoCall -Store $store @range -By Agent | Where-Object Agent) {
            Assert-Match (Get-Section $html by-agent) ('{0}[^\n]*>{1}<' -f [regex]::Escape($group.Agent), $group.Calls)
        }
        $hours = Get-Section $html by-hour
        foreach ($group in Measure-ExoCall -Store $store @range -Direction inbound -By HourOfDay, DayOfWeek) {
            $cells = [regex]::Matches([regex]::Match($hours, ('<tr><th[^>]*>{0:00}</th>[^\n]*' -f $group.HourOfDay)).Value, '<td[^>]*>(\d+)(?:<i>)?(?:/(\d+))?')
            $cell = $cells[([int]$group.DayOfWeek + 6) % 7]
            [int]$cell.Groups[1].Value | Should -Be $group.Calls
            [int]('0' + $cell.Groups[2].Value) | Should -Be $group.Missed
        }
        $callers = Get-Section $html missed-callers
        foreach ($caller in Get-ExoMissedCaller -Store $store @range | Select-Object -First 5) { Assert-Match $callers ([regex]::Escape($caller.CustomerNumber)) }
    }

    It 'load nothing and run nothing' {
        $html | Should -Not -Match '<script|<img|<link|<iframe|https?:|url\(|@import'
        if ($Form -eq 'page') { $html | Should -Match 'Content-Security-Policy" content="default-src &#39;none&#39;' }
        else { $html | Should -Not -Match '<style|<svg|class=' ; (Get-Item $file).Length | Should -BeLessThan 100000 }
    }

    It 'are the same bytes in every culture and time zone' {
        $again = Join-Path $TestDrive "$Form-again.html"
        foreach ($name in 'th-TH', 'ar-SA', 'sv-SE', 'de-DE') {
            Invoke-InCulture $name { Export-ExoReport $again -Store $store @range @Options }
            Read-Report $again | Should -BeExactly $html
        }
        $env:TZ = 'America/St_Johns'
        try {
            [TimeZoneInfo]::ClearCachedData()
            Export-ExoReport $again -Store $store @range @Options
        }
        finally {
            $env:TZ = $null
            [TimeZoneInfo]::ClearCachedData()
        }
        Read-Report $again | Should -BeExactly $html
    }
}

Describe 'A report from a store' {
    It 'compares with the equally long period before' {
        $file = Join-Path $TestDrive 'compared.html'
        Export-ExoReport $file -Store $store @range
        $before = Measure-ExoCall -Store $store -Since (& $at 23 '00:00') -Until (& $at 13 '23:59:59')

        Assert-Match (Read-Report $file) ('from {0:#,0}<' -f $before.Calls)
        Assert-Match (Read-Report $file) 'Changes are against'
    }

    It 'says why it does not compare, <When>' -ForEach @(
        @{ When = 'where the store begins later'; Options = @{ Since = (Get-Date).AddDays(-25) }; Message = 'the store does not have the whole period before' }
        @{ When = 'without a range'; Options = @{}; Message = 'the report has all stored calls' }
    ) {
        $file = Join-Path $TestDrive 'alone.html'
        Export-ExoReport $file -Store $store @Options -WarningAction SilentlyContinue
        Assert-Match (Read-Report $file) "No comparison: $Message"
        Read-Report $file | Should -Not -Match 'points from'
    }

    It 'does not compare a period that the store does not have whole' {
        $file = Join-Path $TestDrive 'stale.html'
        Export-ExoReport $file -Store $store -Since (Get-Date).AddDays(-5) -Until (Get-Date).AddHours(-1).ToString('s') -WarningAction SilentlyContinue
        Assert-Match (Read-Report $file) 'Changes are against'

        $stale = Join-Path $TestDrive 'stale.db'
        $null = Sync-ExoCall -Store $stale -Since (Get-Date).AddDays(-3) @account
        Export-ExoReport $file -Store $stale -Since (Get-Date).AddDays(-4) -WarningAction SilentlyContinue
        Assert-Match (Read-Report $file) 'No comparison: the store does not have the whole period\.'
    }

    It 'tells of which time the store has no calls' {
        $file = Join-Path $TestDrive 'gaps.html'
        Export-ExoReport $file -Store $store -Since (Get-Date).AddDays(-40) -Until $range.Until -WarningAction SilentlyContinue -WarningVariable warnings
        $warnings | Should -Not -BeNullOrEmpty
        Assert-Match (Read-Report $file) 'The store does not have all calls from'
        Assert-Match (Get-Section (Read-Report $file) by-day) 'Not all calls of that day are known'

        Export-ExoReport $file -Store $store @range
        Read-Report $file | Should -Not -Match 'The store does not have'
    }

    It 'says which calls it is limited to' {
        $file = Join-Path $TestDrive 'filtered.html'
        Export-ExoReport $file -Store $store @range -Direction inbound -Outcome Missed, Busy
        Read-Report $file | Should -BeLike '*Only calls with Direction inbound, Outcome Missed or Busy.*'
    }

    It 'keeps few directions, however many a file has' {
        $file = Join-Path $TestDrive 'directions.html'
        1..300 | ForEach-Object { New-CallRow @{ Sid = "d$_"; Direction = "way$_" + ('x' * 400) } } | Export-ExoReport $file -ForMail
        (Get-Item $file).Length | Should -BeLessThan 100KB
    }

    It 'has the filters of Get-ExoCall -Store' {
        $file = Join-Path $TestDrive 'filtered.html'
        Export-ExoReport $file -Store $store @range -Direction inbound -PhoneNumber 02261234567
        [int](Get-Metric (Read-Report $file) calls) | Should -Be (Measure-ExoCall -Store $store @range -Direction inbound -PhoneNumber 02261234567).Calls
    }

    It 'needs no account and sends no request' {
        $before = @(Get-SimulatorRequest $simulator).Count
        Export-ExoReport (Join-Path $TestDrive 'offline.html') -Store $store @range
        @(Get-SimulatorRequest $simulator).Count | Should -Be $before
    }

    It 'is an error for a missing store, calls beside it, and a name map that is not there; no file is written' {
        $file = Join-Path $TestDrive 'never.html'
        { Export-ExoReport $file -Store (Join-Path $TestDrive 'none.db') } | Should -Throw -ErrorId 'StoreFailed,*'
        { $rows | Export-ExoReport $file -Store $store } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage 'Calls come from the pipeline or from -Store, not from both.'
        { Export-ExoReport $file -Store $store -NameMap none.csv } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*none.csv*'
        $file | Should -Not -Exist
    }
}

Describe 'A report from the pipeline' {
    It 'takes calls, rows of a CSV file and one list' {
        $csv = Join-Path $TestDrive 'rows.csv'
        $rows | Export-Csv $csv -NoTypeInformation
        $file = Join-Path $TestDrive 'rows.html'
        foreach ($write in { $rows | Export-ExoReport $file }, { Import-Csv $csv | Export-ExoReport $file }, { Export-ExoReport $file -InputObject $rows }) {
            & $write
            $html = Read-Report $file
            Get-Metric $html calls | Should -Be 2
            Get-Metric $html cost | Should -Be 1.25
            Get-Metric $html unpriced | Should -Be 1
            Get-Metric $html waiting-callers | Should -Be 1
            Assert-Match (Get-Section $html missed-callers) '\+919876543211.*Asha'
        }
    }

    It 'says that there are no calls' {
        $file = Join-Path $TestDrive 'empty.html'
        @() | Export-ExoReport $file
        Assert-Match (Read-Report $file) 'No calls'
        Get-Metric (Read-Report $file) calls | Should -Be 0
        Get-Metric (Read-Report $file) answer-rate | Should -Be ''
    }

    It 'counts up to -Until how long customers have waited' {
        $file = Join-Path $TestDrive 'until.html'
        $rows | Export-ExoReport $file -Until '2026-11-05 12:00'
        Assert-Match (Get-Section (Read-Report $file) missed-callers) '1&#160;h 30&#160;m'
    }

    It 'names what the rows did not tell' {
        $file = Join-Path $TestDrive 'partial.html'
        $partial = $rows | Select-Object Outcome, Direction, DateCreated, From, To
        @($partial) + 'text' | Export-ExoReport $file -ErrorAction SilentlyContinue -ErrorVariable failures -WarningAction SilentlyContinue -WarningVariable warnings
        $failures.Count | Should -BeGreaterThan 0
        "$warnings" | Should -BeLike '*Price*'
        Assert-Match (Read-Report $file) '1 row could not be read and is not counted'
        Assert-Match (Read-Report $file) 'Rows lack [^<]*Price[^<]*; what depends on it is missing'
    }

    It 'shows names of -NameMap in place of numbers' {
        $map = Join-Path $TestDrive 'map.csv'
        'Number,Name', '08047100001,"Sales <b>Mumbai</b>"' | Set-Content $map
        $file = Join-Path $TestDrive 'named.html'
        New-CallRow @{ To = '09876500001' } | Export-ExoReport $file -NameMap $map
        Assert-Match (Get-Section (Read-Report $file) by-exophone) 'Sales &lt;b&gt;Mumbai&lt;/b&gt;'
    }

    It 'keeps hostile names and titles inert' {
        $file = Join-Path $TestDrive 'hostile.html'
        New-CallRow @{ Outcome = 'Missed'; CallerName = '<script>alert(1)</script>' } | Export-ExoReport $file -Title '"></title><script>alert(2)</script>'
        Read-Report $file | Should -Not -Match '<script'
        Assert-Match (Read-Report $file) '<title>&quot;&gt;&lt;/title&gt;'
    }
}

Describe 'The file of a report' {
    It 'is relative to the location of PowerShell' {
        Push-Location $TestDrive
        try { ($rows | Export-ExoReport relative.html -PassThru).FullName | Should -Be (Join-Path $TestDrive 'relative.html') } finally { Pop-Location }
        Join-Path $TestDrive 'relative.html' | Should -Exist
    }

    It 'is written to the pipeline only with -PassThru' {
        $rows | Export-ExoReport (Join-Path $TestDrive 'quiet.html') | Should -BeNullOrEmpty
        $rows | Export-ExoReport (Join-Path $TestDrive 'quiet.html') -PassThru | Should -BeOfType System.IO.FileInfo
    }

    It 'replaces one that is there, but not with -NoClobber' {
        $file = Join-Path $TestDrive 'there.html'
        Set-Content $file 'mine'
        { $rows | Export-ExoReport $file -NoClobber } | Should -Throw -ErrorId 'Conflict,*' -ExpectedMessage '*there.html*already exists and was not overwritten*'
        Get-Content $file | Should -Be 'mine'

        $rows | Export-ExoReport $file
        Assert-Match (Read-Report $file) '^<!DOCTYPE html>'
    }

    It 'does not replace what it is made from' {
        $copy = Join-Path $TestDrive 'own.db'
        Copy-Item $store $copy
        { Export-ExoReport $copy -Store $copy } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*made from*'
        (Get-Item $copy).Length | Should -Be (Get-Item $store).Length
    }

    It 'keeps who may read it, and a link stays one' -Skip:($IsWindows -or $PSEdition -eq 'Desktop') {
        $target = Join-Path $TestDrive 'target.html'
        $link = Join-Path $TestDrive 'link.html'
        $null = New-Item $target; chmod 600 $target
        $null = New-Item -ItemType SymbolicLink $link -Target $target
        $rows | Export-ExoReport $link
        (Get-Item $link).LinkType | Should -Be 'SymbolicLink'
        (Get-Item $target).UnixMode | Should -Be '-rw-------'
        Read-Report $target | Should -BeLike '<!DOCTYPE html>*'
    }

    It 'can be read through the pipeline' {
        $rows | Export-ExoReport (Join-Path $TestDrive 'm.html') -ForMail -PassThru | Get-Content -Raw | Should -BeLike '*Call report*'
    }

    It 'is an error where its folder is missing or it is a folder itself, before any call is read' {
        $script:read = 0
        $missing = Join-Path $TestDrive 'none/report.html'
        { $rows | ForEach-Object { $script:read++; $_ } | Export-ExoReport $missing } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage "*folder*none*does not exist*"
        { $rows | Export-ExoReport $TestDrive } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*is a folder*'
        $script:read | Should -Be 0
    }

    It 'is an error where it would not be in the file system' {
        $before = @(Get-ChildItem ([Environment]::CurrentDirectory) -Name)
        { $rows | Export-ExoReport Env:report.html } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*Environment*not in the file system*'
        Push-Location Env:
        try {
            { $rows | Export-ExoReport report.html } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*Environment*not in the file system*'
            { $rows | Export-ExoReport (Join-Path $TestDrive 'map.html') -NameMap map.csv } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage "*'map.csv'*Environment*not in the file system*"
            ($rows | Export-ExoReport (Join-Path $TestDrive 'full.html') -PassThru).Name | Should -Be 'full.html'
            { Export-ExoReport (Join-Path $TestDrive 'store.html') -Store calls.db } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*Environment*not in the file system*'
        }
        finally { Pop-Location }
        @(Get-ChildItem ([Environment]::CurrentDirectory) -Name) | Should -Be $before
        Get-ChildItem $TestDrive -Filter *store.html | Should -BeNullOrEmpty
    }

    It 'is written to the location where the path only names the provider' {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'provider')).FullName
        Push-Location $folder
        try { ($rows | Export-ExoReport FileSystem::report.html -PassThru).FullName | Should -Be (Join-Path $folder 'report.html') }
        finally { Pop-Location }
    }

    It 'is an error that says so where Windows has a device or a stream of that name' -Skip:(-not ($IsWindows -or $PSEdition -eq 'Desktop')) {
        { $rows | Export-ExoReport (Join-Path $TestDrive 'nul.html') } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*device*'
        { $rows | Export-ExoReport (Join-Path $TestDrive 'report.html:x') } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*stream*'
    }

    It 'is written to the location in a drive, to the root of the current drive, and with forward slashes' -Skip:(-not ($IsWindows -or $PSEdition -eq 'Desktop')) {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'relative')).FullName
        Push-Location $folder
        try {
            ($rows | Export-ExoReport ($folder.Substring(0, 2) + 'drive.html') -PassThru).FullName | Should -Be (Join-Path $folder 'drive.html')
            ($rows | Export-ExoReport ($folder.Substring(2) + '\root.html') -PassThru).FullName | Should -Be (Join-Path $folder 'root.html')
            ($rows | Export-ExoReport ($folder.Replace('\', '/') + '/./a/../slash.html') -PassThru).FullName | Should -Be (Join-Path $folder 'slash.html')
        }
        finally { Pop-Location }
    }

    It 'is not written with -WhatIf' {
        $file = Join-Path $TestDrive 'whatif.html'
        $rows | Export-ExoReport $file -WhatIf -PassThru | Should -BeNullOrEmpty
        Export-ExoReport $file -Store $store -WhatIf
        $file | Should -Not -Exist
    }

    It 'is not touched when the pipeline fails, and nothing is left beside it' {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'whole')).FullName
        $file = Join-Path $folder 'report.html'
        Set-Content $file 'before'
        { $rows | ForEach-Object { $_; throw 'broken' } | Export-ExoReport $file } | Should -Throw 'broken'
        Get-Content $file | Should -Be 'before'
        $rows | Export-ExoReport $file
        @(Get-ChildItem $folder -Force).Name | Should -Be 'report.html'
    }

    It 'is an error that names it where it cannot be written, and nothing is left beside it' {
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive 'failing')).FullName
        $file = Join-Path $folder (('x' * 300) + '.html')
        $thrown = { $rows | Export-ExoReport $file } | Should -Throw -ErrorId 'FileNotWritten,*' -PassThru
        "$thrown" | Should -BeLike '*xxxx.html*'
        Get-ChildItem $folder -Force | Should -BeNullOrEmpty
    }
}
