BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    $simulator = Start-Simulator --calls 400
    $account = $simulator.Account
    $calls = @(Get-ExoCall @account -First 60)
    $made = @{
        'Exotel.Call'       = $calls
        'Exotel.CallLeg'    = @($calls[0..3] | Get-ExoCallLeg @account)
        'Exotel.NumberInfo' = @(Get-ExoNumber 08040408080, +919876543210 @account)
        'Exotel.Phone'      = @(Get-ExoPhone -Health @account)
        'Exotel.User'       = @(Get-ExoUser @account)
        'Exotel.Callback'   = @('{"CallSid":"7a2f5c0d9be14e6fa83d1b4c6e0f1a5b","EventType":"terminal","Status":"completed","From":"09876543210","To":"+919876543211","ConversationDuration":75}' | ConvertFrom-ExoCallback)
        'Exotel.RateLimit'  = @(Get-ExoRateLimit @account)
        'Exotel.SyncResult' = @(Sync-ExoCall -Store (Join-Path $TestDrive 'views.db') -Since (Get-Date).AddDays(-3) @account)
        'Exotel.Placement'  = @(& {
                $list = @{ CallerId = '08047104000'; Store = Join-Path $TestDrive 'placements.db' } + $account
                $null = [pscustomobject]@{ Key = 'order 17'; From = '+919876543210'; To = '+919870000111' }, [pscustomobject]@{ Key = 'order 18'; From = '+919876543210'; To = '+919870000403' } | Invoke-ExoCall @list -ErrorAction SilentlyContinue
                Get-ExoPlacement -Store $list.Store
            })
        'Exotel.Account'    = @(Connect-ExoAccount @account -SkipTest)
        'Exotel.Profile'    = @(& {
                $env:EXOTEL_CONFIG_HOME = Join-Path $TestDrive 'config'
                try { Set-ExoProfile work @account -AllowPlaintext -Default -WarningAction SilentlyContinue } finally { $env:EXOTEL_CONFIG_HOME = $null }
            })
    }
    function Read-Table($Items, $Width) { @($Items | Format-Table | Out-String -Width $Width -Stream | ForEach-Object { ($_ -replace '\x1b\[[0-9;]*m').TrimEnd() } | Where-Object { $_ }) }
}

AfterAll {
    Disconnect-ExoAccount
    $simulator | Stop-Simulator
}

Describe 'The table of <Type> at <Width> columns' -ForEach @(
    foreach ($width in 79, 80, 119, 120, 200) {
        @{ Type = 'Exotel.Call'; Width = $width; Header = 'DateCreated Direction From To Outcome Duration' + $(if ($width -ge 119) { ' Price Sid' }) }
        @{ Type = 'Exotel.CallLeg'; Width = $width; Header = 'DateCreated Side PhoneNumber Status OnCallDuration Origin' + $(if ($width -ge 119) { ' Name' }) }
        @{ Type = 'Exotel.NumberInfo'; Width = $width; Header = 'PhoneNumber DND Type OperatorName Circle CircleName' }
        @{ Type = 'Exotel.Phone'; Width = $width; Header = 'PhoneNumber FriendlyName FlowId IncomingStatus OutgoingStatus' + $(if ($width -ge 119) { ' AlternatePhoneNumber' }) }
        @{ Type = 'Exotel.User'; Width = $width; Header = 'FirstName LastName Role PhoneNumber Available Email' }
        @{ Type = 'Exotel.Callback'; Width = $width; Header = 'ReceivedAt EventType Status From To CallSid' + $(if ($width -ge 119) { ' ConversationDuration' }) }
        @{ Type = 'Exotel.Profile'; Width = $width; Header = 'Name IsDefault AccountSid ApiKey SecretStore Region' }
        @{ Type = 'Exotel.RateLimit'; Width = $width; Header = 'AccountSid Limit Used BulkLimit BulkUsed Pace PausedUntil' }
        @{ Type = 'Exotel.SyncResult'; Width = $width; Header = 'Until New Changed Unchanged Unsettled Requests Elapsed' + $(if ($width -ge 119) { ' Deleted AccountSid' }) }
        @{ Type = 'Exotel.Placement'; Width = $width; Header = 'SentAt Key State From To' + $(if ($width -ge 119) { ' Sid' }) + $(if ($width -ge 200) { ' Message' }) }
        @{ Type = 'Exotel.Account'; Width = $width; Header = 'AccountSid ApiKey Region TimeZone RateLimit' }
    }
) {
    It 'has every column, headers of one line, and no longer line' {
        $lines = Read-Table $made[$Type] $Width
        $lines[0] -replace '\s+', ' ' | Should -Be $Header
        $lines[1] | Should -Match '^-+( +-+)+$'
        $lines | Where-Object Length -gt $Width | Should -BeNullOrEmpty
    }
}

Describe 'The tables of the figures' {
    BeforeAll {
        Import-Module "$PSScriptRoot/CallRows.psm1" -Force
        $rows = @(
            New-CallRow @{ Duration = 4000; ConversationDuration = 3800; Leg1Duration = 3900 }
            New-CallRow @{ Sid = 'b'; Outcome = 'Missed'; From = '09876543211'; DateCreated = '2026-11-06T12:15:00+05:30'; ConversationDuration = $null; CallerName = 'Ravi Kumar' }
            New-CallRow @{ Sid = 'c'; Direction = 'outbound-api'; Outcome = 'Unknown'; To = '09876543212'; DateCreated = '2026-11-06T12:30:00+05:30' }
        )
    }

    It '<Command> has at <Width> columns the header <Header>' -ForEach @(
        @{ Width = 79; Command = 'Measure-ExoCall'; Header = 'FirstCall Calls Answered Missed AnswerRate TalkTime WaitP90 ServiceLevel' }
        @{ Width = 79; Command = 'Measure-ExoCall Day'; Header = 'Period Calls Answered Missed AnswerRate TalkTime WaitP90 ServiceLevel' }
        @{ Width = 79; Command = 'Measure-ExoCall Direction'; Header = 'Group Calls Answered Missed AnswerRate TalkTime WaitP90 ServiceLevel' }
        @{ Width = 79; Command = 'Measure-ExoCall ExoPhone, Direction'; Header = 'Group Calls Answered Missed AnswerRate TalkTime WaitP90' }
        @{ Width = 79; Command = 'Measure-ExoConcurrency'; Header = 'Calls Peak PeakAt BusyHour BusyHourTraffic LinesNeeded' }
        @{ Width = 79; Command = 'Measure-ExoConcurrency -Limit 2'; Header = 'Calls Peak PeakAt LinesNeeded Limit TimeAtLimit' }
        @{ Width = 79; Command = 'Measure-ExoConcurrency ExoPhone'; Header = 'Group Calls Peak PeakAt BusyHour BusyHourTraffic LinesNeeded' }
        @{ Width = 79; Command = 'Measure-ExoConcurrency ExoPhone -Limit 2'; Header = 'Group Calls Peak PeakAt LinesNeeded Limit TimeAtLimit' }
        @{ Width = 79; Command = 'Get-ExoMissedCaller'; Header = 'FirstMissed CustomerNumber CallerName State Attempts WaitingTime' }
        @{ Width = 120; Command = 'Measure-ExoCall'; Header = 'FirstCall Calls Answered Missed AnswerRate TalkTime WaitP90 ServiceLevel Cost Bar AverageTalkTime' }
        @{ Width = 120; Command = 'Measure-ExoCall Week'; Header = 'Period Calls Answered Missed AnswerRate TalkTime WaitP90 ServiceLevel Cost Bar AverageTalkTime' }
        @{ Width = 120; Command = 'Measure-ExoCall ExoPhone, Direction'; Header = 'Group Calls Answered Missed AnswerRate TalkTime WaitP90 ServiceLevel Cost Bar' }
        @{ Width = 120; Command = 'Measure-ExoConcurrency ExoPhone -Limit 2'; Header = 'Group Calls Peak PeakAt LinesNeeded Limit TimeAtLimit BusyHour BusyHourTraffic' }
        @{ Width = 120; Command = 'Get-ExoMissedCaller'; Header = 'FirstMissed CustomerNumber CallerName State Attempts WaitingTime CallBackAttempts ExoPhone' }
    ) {
        $lines = Read-Table ($rows | & ([scriptblock]::Create("`$input | $Command"))) $Width
        $lines[0].Trim() -replace '\s+', ' ' | Should -Be $Header
        $lines | Where-Object Length -gt $Width | Should -BeNullOrEmpty
    }

    It 'name the Sunday, whose number is 0' {
        $lines = Read-Table (New-CallRow @{ DateCreated = '2026-11-08T12:15:00+05:30' } | Measure-ExoCall DayOfWeek) 79
        $lines[2] | Should -BeLike 'Sunday *'
    }

    It 'show rates as percent and times as m:ss or h:mm:ss, and nothing where nothing is known' {
        $lines = Read-Table ($rows | Measure-ExoCall Day) 80
        $lines[2] -replace '\s+', ' ' -replace ' %', '%' -replace ',', '.' | Should -BeExactly '2026-11-05 1 1 0 100.0% 1:03:20 1:40 0.0%'
        $lines[3] -replace '\s+', ' ' -replace ' %', '%' -replace ',', '.' | Should -BeExactly '2026-11-06 2 0 1 0.0% 0:00 0.0%'
        $unknown = Read-Table ($rows[2] | Measure-ExoCall) 80
        $unknown[2] | Should -Not -Match '%'
    }

    It 'are grouped by the period when there are other keys' {
        $lines = Read-Table ($rows | Measure-ExoCall Hour, Direction) 80
        @($lines | Where-Object { $_ -like '*Period:*' }).Trim() | Should -Be 'Period: 05 Nov 10:00', 'Period: 06 Nov 12:00'
        @($lines | Where-Object { $_ -match '^(inbound|outbound-api) ' }).Count | Should -Be 3
    }

    It 'draw a bar of the answer rate where there is room' {
        $half = (New-CallRow), (New-CallRow), (New-CallRow), (New-CallRow @{ Outcome = 'Missed' }) | Measure-ExoCall
        "$(Read-Table $half 120)" | Should -BeLike "* $([string][char]0x2588 * 7)$([char]0x258c) *"
    }

    It 'name groups without a key' {
        "$(Read-Table ($rows[2] | ForEach-Object { $_.To = $_.PhoneNumber; $_ } | Measure-ExoCall Agent) 80)" | Should -BeLike '*(none)*'
    }

    It 'are followed by Format-List with every figure' {
        foreach ($figures in ($rows | Measure-ExoCall Day)[0], ($rows | Measure-ExoConcurrency -Limit 1), @($rows | Get-ExoMissedCaller)[0]) {
            $names = $figures | Format-List | Out-String -Stream | Where-Object { ($_ -replace '\x1b\[[0-9;]*m') -match '^(\w+) +:' } | ForEach-Object { $Matches[1] }
            $keys = 'Period', 'HourOfDay', 'DayOfWeek', 'ExoPhone', 'ExoPhoneName', 'Direction', 'Agent', 'AgentName', 'Outcome', 'AccountSid', 'To', 'CallerId'
            $figures.PSObject.Properties.Name | Where-Object { $_ -notin $names -and $_ -notin $keys } | Should -BeNullOrEmpty
        }
    }
}

Describe 'The table of calls' {
    It 'shows local time, outcome and duration at 80 columns, price and SID at 120, without truncation' {
        $lines = Read-Table $calls 80
        for ($i = 0; $i -lt $calls.Count; $i++) {
            $call = $calls[$i]
            $line = $lines[$i + 2]
            $line | Should -BeLike "$($call.DateCreated.ToString('dd MMM HH:mm', [cultureinfo]::InvariantCulture))  $($call.Direction) *"
            $cells = -split $line.Substring(60)
            $cells[0] | Should -Be "$($call.Outcome)"
            if ($null -ne $call.Duration) { $cells[1] | Should -Be ('{0}:{1:00}' -f [math]::Floor($call.Duration / 60), ($call.Duration % 60)) }
        }
        $lines = Read-Table $calls 119
        for ($i = 0; $i -lt $calls.Count; $i++) {
            $cells = -split $lines[$i + 2]
            $cells[-1] | Should -Be $calls[$i].Sid
            if ($null -ne $calls[$i].Price) { [decimal]::Parse($cells[-2], [cultureinfo]::CurrentCulture) | Should -Be ([math]::Round($calls[$i].Price, 4)) }
        }
    }
}

Describe 'The color of the outcome' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    BeforeAll {
        $call = $calls | Where-Object Outcome -eq 'Answered' | Select-Object -First 1
        $green = [regex]::Escape("$([char]27)[32mAnswered")
        function Invoke-Child($Script) {
            $variables = @{ EXOTEL_ACCOUNT_SID = 'exotest'; EXOTEL_API_KEY = 'simkey'; EXOTEL_API_TOKEN = 'simtoken'; EXOTEL_REGION = $simulator.Address }
            foreach ($name in $variables.Keys) { [Environment]::SetEnvironmentVariable($name, $variables[$name]) }
            try { & (Get-Process -Id $PID).Path -NoProfile -NonInteractive -Command "Import-Module '$env:EXOTEL_TEST_MODULE'; $Script" }
            finally { foreach ($name in $variables.Keys) { [Environment]::SetEnvironmentVariable($name, $null) } }
        }
    }

    It 'is shown when the host supports it' {
        "$(Invoke-Child "`$PSStyle.OutputRendering = 'Host'; Get-ExoCall $($call.Sid) | Format-Table")" | Should -Match $green
    }

    It 'is in no file and no string output' {
        $file = Join-Path $TestDrive 'calls.txt'
        $csv = Join-Path $TestDrive 'calls.csv'
        $text = Invoke-Child "`$c = Get-ExoCall $($call.Sid); `$c | Format-Table | Out-File '$file'; `$c | Export-Csv '$csv'; (`$c | Format-Table | Out-String).Contains([char]27)"
        $text | Should -Be 'False'
        Get-Content $file -Raw | Should -BeLike '*Answered*'
        (Get-Content $file, $csv -Raw) -join '' | Should -Not -Match '\x1b'
    }

    It 'is not shown when NO_COLOR or $PSStyle requests plain text' {
        $env:NO_COLOR = '1'
        try { "$(Invoke-Child "Get-ExoCall $($call.Sid) | Format-Table")" | Should -Not -Match '\x1b' } finally { $env:NO_COLOR = $null }
        "$(Invoke-Child "`$PSStyle.OutputRendering = 'Ansi'; Get-ExoCall $($call.Sid) | Format-Table")" | Should -Not -Match $green
    }
}

Describe 'The views' {
    BeforeAll {
        Import-Module "$PSScriptRoot/CallRows.psm1" -Force
        $rows = (New-CallRow @{ Duration = 4000; ConversationDuration = 3800; Leg1Duration = 3900 }), (New-CallRow @{ Outcome = 'Missed'; From = '09876543211' })
        $made['Exotel.CallMetric'] = @($rows | Measure-ExoCall -By Day)
        $made['Exotel.MissedCaller'] = @($rows | Get-ExoMissedCaller)
        $made['Exotel.Concurrency'] = @($rows | Measure-ExoConcurrency -Limit 1)
        $expected = foreach ($type in $made.Keys) { foreach ($format in 'Format-Table', 'Format-List') { "$type $format" } }
        $script = {
            param($module, $made, $culture, $mode)
            Import-Module $module
            [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($culture)
            $ExecutionContext.SessionState.LanguageMode = $mode
            foreach ($type in $made.Keys) {
                foreach ($format in 'Format-Table', 'Format-List') { $made[$type] | & $format | Out-String -Width 120 }
            }
            "errors: $($Error.Count) $($Error | Select-Object -First 3)"
        }
        function Show-View($Culture, $Mode) {
            $shell = [powershell]::Create()
            try { $shell.AddScript($script).AddArgument($env:EXOTEL_TEST_MODULE).AddArgument($made).AddArgument($Culture).AddArgument($Mode).Invoke() } finally { $shell.Dispose() }
        }
        $plain = Show-View en-US FullLanguage
    }

    It 'look the same in ConstrainedLanguage, and leave nothing in $Error' {
        $plain[-1] | Should -Be 'errors: 0 '
        $constrained = Show-View en-US ConstrainedLanguage
        $constrained[-1] | Should -Be 'errors: 0 '
        $constrained -join '' | Should -Be ($plain -join '')
    }

    It 'show the time of a call alike under <_>' -ForEach 'de-DE', 'th-TH', 'ar-SA', 'fa-IR' {
        $time = $made['Exotel.Call'][0].DateCreated.ToString('dd MMM HH:mm', [cultureinfo]::InvariantCulture)
        (Show-View $_ FullLanguage) -join '' | Should -Match ([regex]::Escape($time))
    }
}

Describe 'Help' {
    It 'does not offer -Online where there is no page' {
        foreach ($name in (Get-Command -Module Exotel).Name) {
            $help = Get-Help $name | Out-String
            if (-not (Get-Command $name).HelpUri) { $help | Should -Not -Match '-Online' -Because $name }
        }
    }
}

Describe 'The screens of the README' {
    It 'match the current views' {
        $text = (Get-Content "$PSScriptRoot/../../README.md" -Raw) -replace '\r'
        $screens = [regex]::Matches($text, '(?s)<!-- screen: [^\n]+ -->\n```text\nPS> [^\n]+\n\n(.*?)\n```\n<!-- end of screen -->')
        $screens.Count | Should -Be 4
        foreach ($type in 'Exotel.Call', 'Exotel.CallLeg', 'Exotel.NumberInfo') {
            $items = switch ($type) { 'Exotel.Call' { $calls[0..3] } 'Exotel.CallLeg' { $calls[0..3] | Get-ExoCallLeg @account } default { Get-ExoNumber 08040408080 @account } }
            $header = (Read-Table $items 80)[0]
            @($screens | Where-Object { ($_.Groups[1].Value -split '\n')[0] -eq $header }).Count | Should -Be 1
        }
        $names = $calls[0] | Format-List | Out-String -Stream | Where-Object { $_ -match '^(\w+) +:' } | ForEach-Object { $Matches[1] }
        @([regex]::Matches($screens[3].Groups[1].Value, '(?m)^(\w+) +:') | ForEach-Object { $_.Groups[1].Value }) | Should -Be $names
    }
}
