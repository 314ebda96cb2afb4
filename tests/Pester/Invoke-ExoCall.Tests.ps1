BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module "$PSScriptRoot/Signals.psm1" -Force
    $simulator = Start-Simulator --calls 3 --time-scale 20
    $account = $simulator.Account
    function Read-Post { @(Get-SimulatorRequest $simulator | Where-Object Method -EQ 'POST') }
    function ConvertTo-Table($form) { $table = @{}; foreach ($field in $form.PSObject.Properties) { $table[$field.Name] = $field.Value }; $table }
    $ann = '+919876543210'
    $bob = '+919876543211'
    $exoPhone = '08012345678'
}

AfterAll { $simulator | Stop-Simulator }

Describe 'Invoke-ExoCall' {
    BeforeEach { Clear-SimulatorRequest $simulator; Clear-SimulatorFault $simulator }

    It 'places a call to a number and writes it' {
        $call = Invoke-ExoCall -From $ann -To $bob -CallerId $exoPhone @account

        $call.PSObject.TypeNames[0] | Should -Be 'Exotel.Call'
        $call.From, $call.To, $call.Status, $call.Outcome | Should -Be $ann, $bob, 'in-progress', 'InProgress'
        (Read-Post).Count | Should -Be 1
        $form = ConvertTo-Table (Read-Post)[0].Form
        $form.Count | Should -Be 4
        $form.From, $form.To, $form.CallerId, $form.Record | Should -Be $ann, $bob, $exoPhone, 'false'
    }

    It 'accepts -From and -To by position' {
        (Invoke-ExoCall $ann $bob -CallerId $exoPhone @account).To | Should -Be $bob
    }

    It 'dials numbers as typed, also without quotes' {
        $null = Invoke-ExoCall -From 09876543210 -To 08012345678 -CallerId 08047104000 -CustomField 0012 @account
        $null = Invoke-ExoCall 09876543210 -FlowId 0123 -CallerId 08047104000 @account

        $number, $flow = (Read-Post).Form
        $number.From, $number.To, $number.CallerId, $number.CustomField | Should -Be '09876543210', '08012345678', '08047104000', '0012'
        $flow.Url | Should -BeLike '*/0123'
    }

    It 'builds the URL of a flow' {
        $null = Invoke-ExoCall -From $ann -FlowId 4711 -CallerId $exoPhone @account
        (Read-Post)[0].Form.Url | Should -Be 'http://my.exotel.com/exotest/exoml/start_voice/4711'
    }

    It 'sends the URL of a flow as given' {
        $null = Invoke-ExoCall -From $ann -FlowUrl 'http://my.exotel.com/x/exoml/start_voice/9' -CallerId $exoPhone @account
        (Read-Post)[0].Form.Url | Should -Be 'http://my.exotel.com/x/exoml/start_voice/9'
    }

    It 'sends every field' {
        $null = Invoke-ExoCall -From $ann -To $bob -CallerId $exoPhone -CallType trans -TimeLimit 600 -RingTimeout 30 -WaitUrl https://e.com/a.wav -Record `
            -RecordingChannels dual -RecordingFormat mp3-hq -CustomField "a + $([char]0xe4)" -StartPlaybackTo Both -StartPlaybackValue https://e.com/b.wav `
            -StatusCallback http://127.0.0.1:9/x -StatusCallbackEvent terminal, answered -StatusCallbackContentType application/json -AdditionalParameter @{ StreamUrl = 'wss://e.com'; Beta = $true; Times = 7 } @account

        $form = ConvertTo-Table (Read-Post)[0].Form
        $form.Count | Should -Be 20
        $form.CallType, $form.TimeLimit, $form.TimeOut, $form.WaitUrl, $form.Record, $form.RecordingChannels, $form.RecordingFormat, $form.CustomField |
            Should -Be 'trans', '600', '30', 'https://e.com/a.wav', 'true', 'dual', 'mp3-hq', "a + $([char]0xe4)"
        $form.StartPlaybackTo, $form.StartPlaybackValue, $form.StatusCallback, $form['StatusCallbackEvents[0]'], $form['StatusCallbackEvents[1]'], $form.StatusCallbackContentType |
            Should -Be 'Both', 'https://e.com/b.wav', 'http://127.0.0.1:9/x', 'terminal', 'answered', 'application/json'
        $form.StreamUrl, $form.Beta, $form.Times | Should -Be 'wss://e.com', 'true', '7'
    }

    It 'rejects <What> before any request' -ForEach @(
        @{ What = 'too long a time limit'; With = @{ To = '1'; TimeLimit = 14401 }; Words = '*TimeLimit is 14401*14400*' }
        @{ What = 'channels without -Record'; With = @{ To = '1'; RecordingChannels = 'dual' }; Words = '*require Record*' }
        @{ What = 'events without a callback'; With = @{ To = '1'; StatusCallbackEvent = 'terminal' }; Words = '*StatusCallback*' }
        @{ What = 'a field that has a parameter'; With = @{ To = '1'; AdditionalParameter = @{ timeout = 5 } }; Words = '*timeout has a parameter*' }
        @{ What = 'a field that stands there twice'; With = @{ To = '1'; AdditionalParameter = @{ 'X' = 1; 'X ' = 2 } }; Words = '*field X twice*' }
        @{ What = 'a list as a field'; With = @{ To = '1'; AdditionalParameter = @{ A = 1, 2 } }; Words = '*A*list*' }
    ) {
        $null = Invoke-ExoCall -From $ann -CallerId $exoPhone @With @account -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -Be 'InvalidRequest,Exotel.PowerShell.Commands.InvokeExoCallCommand'
        $failed[0].Exception.Message | Should -BeLike $Words
        $failed[0].TargetObject.From | Should -Be $ann
        Read-Post | Should -BeNullOrEmpty
    }

    It 'rejects a number and a flow together' {
        { Invoke-ExoCall -From $ann -To $bob -FlowId 1 -CallerId $exoPhone @account -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*exactly one of To, FlowId and FlowUrl*'
        { Invoke-ExoCall -From 1 -CallerId 2 @account -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*To, FlowId or FlowUrl is required*'
    }

    It 'rejects <What> on the command line' -ForEach @{ What = 'a blank number'; With = @{ From = ' ' } }, @{ What = 'a blank goal'; With = @{ To = '' } }, @{ What = 'a broken number of seconds'; With = @{ TimeLimit = 1.5 } } {
        $call = @{ From = '1'; To = '2'; CallerId = '3' } + @{}
        foreach ($name in $With.Keys) { $call[$name] = $With[$name] }
        { Invoke-ExoCall @call @account } | Should -Throw
        Read-Post | Should -BeNullOrEmpty
    }

    It 'keeps the message of a rejection, with an ErrorId of its own' -ForEach @(
        @{ To = '+919870000403'; Id = 'Forbidden'; Words = '*TRAI NDNC regulations*' }
        @{ To = '+919870000402'; Id = 'PaymentRequired'; Words = '*balance*' }
    ) {
        $null = Invoke-ExoCall -From $ann -To $To -CallerId $exoPhone @account -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $failed[0].Exception.Message | Should -BeLike $Words
        $failed[0].TargetObject.To | Should -Be $To
        (Read-Post).Count | Should -Be 1
    }

    It 'names caller and callee and places no call with -WhatIf' {
        $text = & { Start-Transcript (Join-Path $TestDrive 't.txt'); Invoke-ExoCall -From $ann -To $bob -CallerId $exoPhone -WhatIf; Stop-Transcript } | Out-String
        $text = Get-Content (Join-Path $TestDrive 't.txt') -Raw
        $text | Should -Match ([regex]::Escape("""Place call"" on target ""$ann, then $bob, from ExoPhone $exoPhone"""))
        Read-Post | Should -BeNullOrEmpty
    }

    It 'checks the rows of a file with -WhatIf, without an account' {
        $null = [pscustomobject]@{ From = $ann; To = $bob; CallerId = $exoPhone; TimeLimit = '99999' } | Invoke-ExoCall -WhatIf -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
    }

    It 'completes -<Parameter> with <Words>' -ForEach @(
        @{ Parameter = 'RecordingChannels'; Words = 'single', 'dual' }
        @{ Parameter = 'RecordingFormat'; Words = 'mp3', 'mp3-hq' }
        @{ Parameter = 'CallType'; Words = @('trans') }
        @{ Parameter = 'StartPlaybackTo'; Words = 'Callee', 'Both' }
        @{ Parameter = 'StatusCallbackEvent'; Words = 'terminal', 'answered' }
        @{ Parameter = 'StatusCallbackContentType'; Words = 'multipart/form-data', 'application/json' }
    ) {
        $line = "Invoke-ExoCall -$Parameter "
        ([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)).CompletionMatches.CompletionText | Should -Be $Words
    }
}

Describe 'Invoke-ExoCall from a CSV file' {
    BeforeEach { Clear-SimulatorRequest $simulator; Clear-SimulatorFault $simulator; $file = Join-Path $TestDrive 'leads.csv' }

    It 'places each row' {
        'From,To,CustomField', "$ann,+911,a", "$ann,+912,b", "$ann,+913,c" | Set-Content $file
        (Import-Csv $file | Invoke-ExoCall -CallerId $exoPhone @account).To | Should -Be '+911', '+912', '+913'
        (Read-Post).Form.CustomField | Should -Be 'a', 'b', 'c'
    }

    It 'treats blank cells as not given, and keeps no value of the previous row' {
        'From,To,FlowId,FlowUrl,TimeLimit,Record,RecordingChannels,CustomField,StatusCallback,StatusCallbackEvent,AdditionalParameter',
        "$ann,$bob,,,60,yes,dual,x,http://127.0.0.1:9/,terminal;answered,",
        "$ann,,77,,,,,,,,",
        "$ann,,,http://e.com/f, ,no,,,,,",
        "$ann,$bob,,,,1,,,,," | Set-Content $file

        $null = Import-Csv $file | Invoke-ExoCall -CallerId $exoPhone @account

        $forms = (Read-Post).Form | ForEach-Object { ConvertTo-Table $_ }
        $forms.Count | Should -Be 4
        $forms[0].TimeLimit, $forms[0].Record, $forms[0]['StatusCallbackEvents[1]'] | Should -Be '60', 'true', 'answered'
        ($forms[1].Keys | Sort-Object) -join ' ' | Should -Be 'CallerId From Record Url'
        $forms[1].Record | Should -Be 'false'
        ($forms[2].Keys | Sort-Object) -join ' ' | Should -Be 'CallerId From Record Url'
        $forms[2].Url | Should -Be 'http://e.com/f'
        ($forms[3].Keys | Sort-Object) -join ' ' | Should -Be 'CallerId From Record To'
        $forms[3].Record | Should -Be 'true'
    }

    It 'keeps no value of a previous object that had more properties' {
        $null = [pscustomobject]@{ From = $ann; To = '+911'; Record = $true; TimeLimit = 60; RecordingChannels = 'dual'; AdditionalParameter = @{ A = 'b' } },
        [pscustomobject]@{ From = $ann; To = '+912' } | Invoke-ExoCall -CallerId $exoPhone @account

        ((Read-Post)[0].Form.PSObject.Properties.Name | Sort-Object) -join ' ' | Should -Be 'A CallerId From Record RecordingChannels TimeLimit To'
        ((Read-Post)[1].Form.PSObject.Properties.Name | Sort-Object) -join ' ' | Should -Be 'CallerId From Record To'
        (Read-Post)[1].Form.Record | Should -Be 'false'
    }

    It 'places rows with To and rows with FlowId from one file' {
        'From,To,FlowId', "$ann,+911,", "$ann,,77" | Set-Content $file
        $null = Import-Csv $file | Invoke-ExoCall -CallerId $exoPhone @account
        (Read-Post)[0].Form.To, (Read-Post)[1].Form.Url | Should -Be '+911', "http://my.exotel.com/exotest/exoml/start_voice/77"
    }

    It 'takes columns by the names of the API' {
        'From,To,TimeOut', "$ann,+911,25" | Set-Content $file
        'From,Url', "$ann,http://e.com/f" | Set-Content "$file.2"
        $null = Import-Csv $file | Invoke-ExoCall -CallerId $exoPhone @account
        $null = Import-Csv "$file.2" | Invoke-ExoCall -CallerId $exoPhone @account
        (Read-Post)[0].Form.TimeOut, (Read-Post)[1].Form.Url | Should -Be '25', 'http://e.com/f'
    }

    It 'rejects <Column> <Number>, as a spreadsheet shortens a long number' -ForEach @(
        @{ Column = 'From'; Number = '9.8E+09' }
        @{ Column = 'To'; Number = '9.19877E+11' }
        @{ Column = 'To'; Number = '9,8E+09' }
        @{ Column = 'CallerId'; Number = '8E+10' }
    ) {
        $row = @{ From = $ann; To = $bob; CallerId = $exoPhone }
        $row[$Column] = $Number
        [pscustomobject]$row | Invoke-ExoCall @account -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        "$failed" | Should -BeLike "*$Column is '$Number'*spreadsheet*text*"
        Read-Post | Should -BeNullOrEmpty
    }

    It 'prefers the command line to the file' {
        $null = [pscustomobject]@{ From = $ann; To = '+911'; Record = 'no'; TimeLimit = '60' } | Invoke-ExoCall -CallerId $exoPhone -Record -TimeLimit 90 @account
        (Read-Post)[0].Form.Record, (Read-Post)[0].Form.TimeLimit | Should -Be 'true', '90'
    }

    It 'continues after invalid rows, with an error for each, and drops no unreadable cell' {
        'From,To,TimeLimit,Record,AdditionalParameter',
        "$ann,+911,abc,,", ",+912,,,", "$ann,+913,99999,,", "$ann,+914,,maybe,", "$ann,,,,", "$ann,+919870000403,,,", "$ann,+915,,,StreamUrl=x", "$ann,+916,5,TRUE," | Set-Content $file

        $placed = Import-Csv $file | Invoke-ExoCall -CallerId $exoPhone @account -ErrorVariable failed -ErrorAction SilentlyContinue

        $placed.To | Should -Be '+916'
        $failed.Count | Should -Be 7
        (Read-Post).Form.To | Should -Be '+919870000403', '+916'
    }

    It 'stops at wrong credentials, because every other row would fail too' {
        'From,To', "$ann,+911", "$ann,+912" | Set-Content $file
        $wrong = @{ AccountSid = 'exotest'; Credential = [pscredential]::new('simkey', (ConvertTo-SecureString 'wrong' -AsPlainText -Force)); Region = $simulator.Address }
        { Import-Csv $file | Invoke-ExoCall -CallerId $exoPhone @wrong } | Should -Throw -ErrorId 'AuthenticationFailed,*'
        (Read-Post).Count | Should -BeLessOrEqual 1
    }

    It 'places no call beyond Select-Object -First' {
        'From,To', "$ann,+911", "$ann,+912", "$ann,+913" | Set-Content $file
        (Import-Csv $file | Invoke-ExoCall -CallerId $exoPhone @account | Select-Object -First 1).To | Should -Be '+911'
        (Read-Post).Count | Should -Be 1
    }
}

Describe 'Invoke-ExoCall never places a call twice:' {
    BeforeEach { Clear-SimulatorRequest $simulator; Clear-SimulatorFault $simulator }

    It 'reports an unknown outcome after <Fault>, and how to check it' -ForEach @('reset-after', '500', '503', '408', 'cut', 'empty', 'html' | ForEach-Object { @{ Fault = $_ } }) {
        Set-SimulatorFault $simulator "seq=$Fault@connect"
        $null = Invoke-ExoCall -From $ann -To $bob -CallerId $exoPhone @account -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -Be 'OutcomeUnknown,Exotel.PowerShell.Commands.InvokeExoCallCommand'
        $words = $failed[0].Exception.Message
        $words | Should -BeLike "*$ann*$bob*$exoPhone*account's clock*"
        $words -match "(Get-ExoCall -From '\$ann' -To '\$bob' -Since '\d{4}-\d\d-\d\d \d\d:\d\d:\d\d')" | Should -BeTrue
        { & ([scriptblock]::Create("$($Matches[1]) @account")) } | Should -Not -Throw
        $failed[0].TargetObject.To | Should -Be $bob
        $failed[0].TargetObject.SentAt | Should -BeOfType datetime
        (Read-Post).Count | Should -BeLessOrEqual 1
    }

    It 'escapes values in the suggested command' {
        Set-SimulatorFault $simulator 'seq=500@connect'
        $null = Invoke-ExoCall -From "sip:o'neil@e.com" -FlowId 7 -CallerId $exoPhone @account -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].Exception.Message | Should -BeLike "*Get-ExoCall -From 'sip:o''neil@e.com' -PhoneNumber '$exoPhone' -Since '*"
    }

    It 'retries after a 429, which is a rejection' {
        Set-SimulatorFault $simulator 'seq=429-retry-after=1,ok@connect'
        (Invoke-ExoCall -From $ann -To $bob -CallerId $exoPhone @account).To | Should -Be $bob
        (Read-Post).Count | Should -Be 2
    }

    It 'continues with the next row' {
        Set-SimulatorFault $simulator 'seq=500,ok@connect'
        $rows = '+911', '+912' | ForEach-Object { [pscustomobject]@{ From = $ann; To = $_ } }
        ($rows | Invoke-ExoCall -CallerId $exoPhone @account -ErrorAction SilentlyContinue -ErrorVariable failed).To | Should -Be '+912'
        $failed.Count | Should -Be 1
    }

    It 'stops at once and warns on Ctrl+C while the response is pending' -Skip:($IsWindows -or $PSEdition -eq 'Desktop') {
        if (Test-InterruptIgnored) { Set-ItResult -Skipped -Because 'SIGINT is ignored here' }
        Set-SimulatorFault $simulator 'seq=stall@connect'
        $script = Join-Path $TestDrive 'stopped.ps1'
        Set-Content $script @"
Import-Module '$env:EXOTEL_TEST_MODULE'
`$credential = [pscredential]::new('simkey', (ConvertTo-SecureString 'simtoken' -AsPlainText -Force))
Invoke-ExoCall -From $ann -To $bob -CallerId $exoPhone -AccountSid exotest -Credential `$credential -Region $($simulator.Address)
"@
        $start = [Diagnostics.ProcessStartInfo]::new((Get-Process -Id $PID).Path, "-NoProfile -File $script")
        $start.RedirectStandardOutput = $true
        $child = [Diagnostics.Process]::Start($start)
        try {
            $output = $child.StandardOutput.ReadToEndAsync()
            $clock = [Diagnostics.Stopwatch]::StartNew()
            while ((Read-Post).Count -eq 0 -and $clock.Elapsed.TotalSeconds -lt 30) { [Threading.Thread]::Sleep(50) }
            & '/bin/kill' -INT $child.Id
            # The answer would be waited for longer.
            $child.WaitForExit(40000) | Should -BeTrue
            $text = $output.Result -replace '\e\[[\d;]*m' -replace '\s+', ' '
            $text | Should -BeLike "*WARNING: *before Exotel responded*$ann, then $bob, from ExoPhone $exoPhone*Get-ExoCall -From '$ann' -To '$bob' -Since '*"
        }
        finally { if (-not $child.HasExited) { $child.Kill() } }
    }
}
