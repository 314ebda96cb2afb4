BeforeAll {
    Import-Module "$PSScriptRoot/CannedServer.psm1" -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force

    # Knows /Legs without its suffix, as one reading of the API document has it. Calls with "un" do not exist.
    $answer = {
        param($target)
        $path, $query = $target -split '\?'
        if ($path -match '/Calls\.json$') {
            200, @{ Metadata = @{ Total = 30 }; Calls = @(1..30 | ForEach-Object { @{ Sid = "c$_"; Status = 'completed'; Direction = 'inbound'; DateCreated = '2026-07-01 10:00:00'; Details = @{ ConversationDuration = 3 } } }) }
            return
        }
        if ($path -match '/Legs\.json$|\.json/Legs$') { 404, 'no such page'; return }
        $call = [uri]::UnescapeDataString(($path -split '/')[-2])
        if ($path -like '/v1/*') {
            if ($call -like 'un*') { 404, @{ RestException = @{ Status = 404; Message = 'no such call' } }; return }
            200, @{
                MetaData = @{ Total = 2; Count = 2 }
                legs     = @(
                    @{ Sid = "$call-1"; CallSid = $call; Origin = 'inbound'; PhoneNumber = '0987'; Status = 'completed'; OnCallDuration = 75; DateCreated = '2026-07-01 10:00:00' }
                    @{ Sid = "$call-2"; CallSid = $call; Origin = 'outbound-dial'; PhoneNumber = 'sip:ravi'; Status = 'no-answer'; OnCallDuration = 0; BackupEcoPhone = '080' })
            }
            return
        }
        if ($call -like 'un*') { 500, @{ request_id = 'r'; http_code = 500; response = @{ code = 500; error_data = @{ code = 10743; message = 'legs not found' } } }; return }
        200, @{ request_id = 'r'; http_code = 200; response = @{ code = 200; leg_details = @{ call_sid = $call
            from = @(@{ sid = "$call-f"; name = 'Asha'; contact_uri = '0987'; date_created = '2020-09-15 11:01:20+05:30'; status = 'completed' })
            to   = @(@{ sid = "$call-t"; name = 'Ravi'; contact_uri = 'sip:ravi'; status = 'no-answer'; group_id = 7; group_name = 'sales' }) } } }
    }
    $server = Start-CannedServer $answer
    $account = $server.Account
}

AfterAll { $server | Stop-CannedServer }

Describe 'Get-ExoCallLeg' {
    BeforeEach {
        $null = Get-ExoCallLeg c0 @account
        $null = Read-CannedRequest $server
    }

    It 'writes the legs of a call as Exotel.CallLeg' {
        $legs = Get-ExoCallLeg c1 @account

        $legs.Count | Should -Be 2
        $legs[0].PSObject.TypeNames[0] | Should -Be 'Exotel.CallLeg'
        $legs.Side | Should -Be 'From', 'To'
        $legs[1].BackupExoPhone | Should -Be '080'
        "$($legs[0])" | Should -Be 'c1-1'
    }

    It 'detects once a process that the suffix is not supported' {
        $other = Start-CannedServer $answer
        try {
            $there = $other.Account
            $null = 'c1', 'c2', 'c3' | Get-ExoCallLeg @there
            $null = Get-ExoCallLeg c4 @there

            Read-CannedRequest $other | Should -Be 'Calls/c1/Legs.json', 'Calls/c1.json/Legs', 'Calls/c1/Legs', 'Calls/c2/Legs', 'Calls/c3/Legs', 'Calls/c4/Legs'
        }
        finally { $other | Stop-CannedServer }
    }

    It 'writes the legs of twenty calls to a CSV file, in order' {
        $file = Join-Path $TestDrive 'legs.csv'

        Get-ExoCall -First 20 -Detailed @account | Get-ExoCallLeg @account | Export-Csv $file -NoTypeInformation

        $rows = Import-Csv $file
        $rows.Sid | Should -Be (1..20 | ForEach-Object { "c$_-1"; "c$_-2" })
        Get-Content $file | Should -Not -Match 'System\.'
    }

    It 'writes the legs of an array in its order, and requests a repeated SID once' {
        (Get-ExoCallLeg c3, c1, c3 @account -ThrottleLimit 4).CallSid | Should -Be 'c3', 'c3', 'c1', 'c1', 'c3', 'c3'

        Read-CannedRequest $server | Sort-Object | Should -Be 'Calls/c1/Legs', 'Calls/c3/Legs'
    }

    It 'writes one error for each call without legs and still writes the others' {
        $legs = Get-ExoCallLeg c1, un1, c2 @account -ErrorAction SilentlyContinue -ErrorVariable failed

        $legs.CallSid | Should -Be 'c1', 'c1', 'c2', 'c2'
        $failed.TargetObject | Should -Be 'un1'
        $failed[0].FullyQualifiedErrorId | Should -Be 'NotFound,Exotel.PowerShell.Commands.GetExoCallLegCommand'
    }

    It 'gets names and groups from v3' {
        $legs = Get-ExoCallLeg c1 @account -ApiVersion v3

        $legs.Side | Should -Be 'From', 'To'
        $legs.Name | Should -Be 'Asha', 'Ravi'
        $legs[1].GroupId | Should -Be '7'
        $legs[0].DateCreated | Should -Be ([DateTimeOffset]'2020-09-15T11:01:20+05:30')
        $legs[0].ApiVersion | Should -Be 'V3'
        Read-CannedRequest $server | Should -Be 'calls/c1/legs'
    }

    It 'treats code 10743 of v3 as not found, without a retry' {
        Get-ExoCallLeg un1 @account -ApiVersion V3 -ErrorAction SilentlyContinue -ErrorVariable failed

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        Read-CannedRequest $server | Should -Be 'calls/un1/legs'
    }

    It 'rejects a blank SID before any request' {
        { Get-ExoCallLeg 'c1', ' ' @account } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'

        Read-CannedRequest $server | Should -BeNullOrEmpty
    }

    It 'binds the property <Name>' -ForEach @{ Name = 'Sid' }, @{ Name = 'CallSid' } {
        ([pscustomobject]@{ $Name = 'c1' } | Get-ExoCallLeg @account)[0].CallSid | Should -Be 'c1'
    }

    It 'writes legs that Get-ExoCall accepts from the pipeline' {
        $null = Get-ExoCallLeg c1 @account | Select-Object -First 1 | Get-ExoCall @account -ErrorAction SilentlyContinue

        Read-CannedRequest $server | Should -Be 'Calls/c1/Legs', 'Calls/c1.json?details=true'
    }

    It 'shows a table of at most 120 columns' {
        $table = Get-ExoCallLeg c1 @account | Format-Table | Out-String -Width 120 -Stream | Where-Object { $_ }

        ($table | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 120
        $table -join "`n" | Should -Match 'Side.*PhoneNumber.*Status.*OnCallDuration.*Origin'
        $table -join "`n" | Should -Match '1:15'
    }

    It 'shows a list of the properties that its version fills' {
        Get-ExoCallLeg c1 @account | Format-List | Out-String | Should -Match '(?s)Origin.*ExoPhone'
        Get-ExoCallLeg c1 @account -ApiVersion V3 | Format-List | Out-String | Should -Not -Match 'Origin'
    }
}

Describe 'Get-ExoCallLeg against the simulator <Options>' -ForEach @{ Options = @() }, @{ Options = @('--xml') }, @{ Options = @('--no-legs-json') } {
    BeforeAll {
        $simulator = Start-Simulator @('--calls', '60', '--days', '20') @Options
        $there = $simulator.Account
    }

    AfterAll { $simulator | Stop-Simulator }

    It 'writes the legs of the newest twenty calls to a CSV file, in order' {
        $file = Join-Path $TestDrive 'legs.csv'

        Get-ExoCall -First 20 -Detailed @there | Tee-Object -Variable calls | Get-ExoCallLeg @there | Export-Csv $file -NoTypeInformation

        $rows = Import-Csv $file
        $rows.CallSid | Should -Be ($calls | ForEach-Object { if ($_.Leg1Status) { $_.Sid }; if ($_.Leg2Status) { $_.Sid } })
        $rows.PhoneNumber | Should -Be ($calls | ForEach-Object { if ($_.Leg1Status) { $_.From }; if ($_.Leg2Status) { $_.To } })
        $rows.OnCallDuration | Should -Be ($calls | ForEach-Object { if ($_.Leg1Status) { "$($_.Leg1Duration)" }; if ($_.Leg2Status) { "$($_.Leg2Duration)" } })
        Get-Content $file | Should -Not -Match 'System\.'
    }

    It 'writes the same for an array as for the pipeline, in <_>' -ForEach 'V1', 'V3' {
        $calls = Get-ExoCall -First 20 @there

        $array = Get-ExoCallLeg -CallSid $calls.Sid -ApiVersion $_ -ThrottleLimit 8 @there | ConvertTo-Json
        $pipeline = $calls | Get-ExoCallLeg -ApiVersion $_ @there | ConvertTo-Json

        $array | Should -Not -BeNullOrEmpty
        $array | Should -Be $pipeline
    }

    It 'writes the same leg in v1 and v3' {
        $call = Get-ExoCall -First 20 -Detailed @there | Where-Object Leg2Status | Select-Object -First 1

        $v1 = $call | Get-ExoCallLeg @there
        $v3 = $call | Get-ExoCallLeg -ApiVersion V3 @there

        $v3.Sid | Should -Be $v1.Sid
        $v3.Side | Should -Be $v1.Side
        $v3.PhoneNumber | Should -Be $v1.PhoneNumber
        $v3.DateCreated | Should -Be $v1.DateCreated
    }
}
