BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Accounts.psm1" -Force
    $fixtures = "$PSScriptRoot/../Fixtures"
    $json = Get-Content "$fixtures/callback-terminal.json" -Raw
    $form = Get-Content "$fixtures/callback-terminal.form.txt" -Raw
}

Describe 'ConvertFrom-ExoCallback' {
    BeforeEach { $folder = Reset-TestAccount }
    AfterEach { Remove-TestAccount $folder }

    It 'turns the documented JSON into an Exotel.Callback, without any account' {
        $callback = $json | ConvertFrom-ExoCallback

        $callback.PSObject.TypeNames[0] | Should -Be 'Exotel.Callback'
        $callback.CallSid | Should -Be '492205107c5fb48f4ac25d1f77759339'
        "$callback" | Should -Be '492205107c5fb48f4ac25d1f77759339'
        $callback.EventType | Should -Be 'terminal'
        $callback.ConversationDuration | Should -BeOfType int
        $callback.StartTime.ToString('o') | Should -Be '2019-04-08T03:17:59.0000000+05:30'
        $callback.Leg1Status | Should -Be 'completed'
    }

    It 'turns the documented form into an Exotel.Callback' {
        $callback = ConvertFrom-ExoCallback $form

        $callback.Status | Should -Be 'no-answer'
        $callback.EndTime.ToString('o') | Should -Be '2019-04-08T03:11:30.0000000+05:30'
        $callback.Legs.Count | Should -Be 2
        $callback.Leg2Status | Should -BeNullOrEmpty
    }

    It 'reads <Name>' -TestCases @(
        @{ Name = 'an encoded form'; Body = 'CallSid=abc&From=%2B9198&CustomField=a+b%26c'; Type = 'application/x-www-form-urlencoded' }
        @{ Name = 'a form by looking'; Body = 'CallSid=abc&From=%2B9198&CustomField=a+b%26c'; Type = $null }
        @{ Name = 'a query'; Body = '?CallSid=abc&From=%2B9198&CustomField=a+b%26c'; Type = $null }
        @{ Name = 'an address'; Body = 'https://hooks.example.com/exotel?CallSid=abc&From=%2B9198&CustomField=a+b%26c'; Type = $null }
        @{ Name = 'multipart'; Body = (('--x', 'Content-Disposition: form-data; name="CallSid"', '', 'abc', '--x', 'Content-Disposition: form-data; name="From"', '', '+9198', '--x', 'Content-Disposition: form-data; name="CustomField"', '', 'a b&c', '--x--', '') -join "`r`n"); Type = 'multipart/form-data; boundary=x' }
        @{ Name = 'multipart by looking'; Body = (('--x', 'Content-Disposition: form-data; name=CallSid', '', 'abc', '--x', 'Content-Disposition: form-data; name=From', '', '+9198', '--x', 'Content-Disposition: form-data; name=CustomField', '', 'a b&c', '--x--') -join "`n"); Type = $null }
    ) {
        $callback = $Body | ConvertFrom-ExoCallback -ContentType $Type

        $callback.CallSid | Should -Be 'abc'
        $callback.From | Should -Be '+9198'
        $callback.CustomField | Should -Be 'a b&c'
    }

    It 'reads the shape of v2 and v3' {
        $callback = '{"event_details":{"event_type":"answered"},"call_details":{"sid":"abc","status":null,"state":"active","created_time":"2026-07-01T04:30:00Z"}}' | ConvertFrom-ExoCallback

        $callback.CallSid, $callback.EventType | Should -Be 'abc', 'answered'
        $callback.DateCreated.ToString('o') | Should -Be '2026-07-01T10:00:00.0000000+05:30'
        $callback.AdditionalFields.state | Should -Be 'active'
    }

    It 'keeps unknown fields under their names, as properties and as keys' {
        $callback = 'CallSid=abc&flow_id=77&Count=3&Keys=k&digits=%22123%22' | ConvertFrom-ExoCallback

        $callback.AdditionalFields.flow_id | Should -Be '77'
        $callback.AdditionalFields['FLOW_ID'] | Should -Be '77'
        $callback.AdditionalFields.Count | Should -Be '3'
        $callback.AdditionalFields.Nothing | Should -BeNullOrEmpty
        $callback.AdditionalFields['Nothing'] | Should -BeNullOrEmpty
        $callback.AdditionalFields.digits | Should -Be '123'
    }

    It 'exports only text to a CSV file' {
        $file = Join-Path $TestDrive 'callbacks.csv'

        $json, 'CallSid=abc&flow_id=77', 'CallSid=none' | ConvertFrom-ExoCallback | Export-Csv $file -NoTypeInformation

        Get-Content $file | Should -Not -Match 'System\.|Exotel\.'
        $rows = Import-Csv $file
        ($rows[0].Legs | ConvertFrom-Json)[1].OnCallDuration | Should -Be 32
        ($rows[1].AdditionalFields | ConvertFrom-Json).flow_id | Should -Be '77'
        $rows[2].Legs | Should -BeNullOrEmpty
        $rows[2].AdditionalFields | Should -BeNullOrEmpty
    }

    It 'writes legs as a list' {
        $legs = ($json | ConvertFrom-ExoCallback).Legs

        $legs.Status | Should -Be 'completed', 'completed'
        $legs[0].OnCallDuration | Should -Be 41
        $legs[-1].OnCallDuration | Should -Be 32
        $legs | Where-Object OnCallDuration -gt 40 | Should -HaveCount 1
    }

    It 'writes an error for each invalid text and continues' {
        $callbacks = '{"CallSid":"a"}', '{"CallSid":', '', 'Status=completed', 'hello', 'CallSid=b' |
            ConvertFrom-ExoCallback -ErrorVariable errors -ErrorAction SilentlyContinue

        $callbacks.CallSid | Should -Be 'a', 'b'
        $errors.Count | Should -Be 4
        $errors.FullyQualifiedErrorId | Sort-Object -Unique | Should -Be 'InvalidResponse,Exotel.PowerShell.Commands.ConvertFromExoCallbackCommand'
        "$($errors[0])" | Should -BeLike '*incomplete*'
        "$($errors[1])" | Should -BeLike '*empty*'
        "$($errors[2])" | Should -BeLike '*no CallSid*'
        "$($errors[3])" | Should -BeLike '*neither JSON nor a form*'
        $errors[3].TargetObject | Should -Be 'hello'
        $errors[3].ErrorDetails.RecommendedAction | Should -BeLike '*-Raw*'
    }

    It 'does not evaluate callback text as code' {
        $env:EXOTEL_TEST_EVALUATED = $null
        $callback = '{"CallSid":"$($env:EXOTEL_TEST_EVALUATED = 1)","x":"$($env:EXOTEL_TEST_EVALUATED = 1)"}' | ConvertFrom-ExoCallback

        $callback.CallSid | Should -Be '$($env:EXOTEL_TEST_EVALUATED = 1)'
        $null = $callback | Format-List | Out-String
        $env:EXOTEL_TEST_EVALUATED | Should -BeNullOrEmpty
    }

    It 'reads times in the time zone from <From>' -TestCases @(
        @{ From = '-TimeZone'; Prepare = { }; Parameters = @{ TimeZone = '+08:00' }; Offset = 8 }
        @{ From = '-TimeZone although the profile in force does not exist'; Prepare = { $env:EXOTEL_PROFILE = 'nobody' }; Parameters = @{ TimeZone = 'Asia/Singapore' }; Offset = 8 }
        @{ From = 'the environment'; Prepare = { $env:EXOTEL_TIME_ZONE = 'Asia/Singapore' }; Parameters = @{}; Offset = 8 }
        @{ From = 'the connected account'; Prepare = { $null = Connect-ExoAccount -AccountSid a -Credential (New-TestCredential) -TimeZone +04:00 -SkipTest }; Parameters = @{}; Offset = 4 }
        @{ From = 'India when the profile in force does not exist'; Prepare = { $env:EXOTEL_PROFILE = 'nobody' }; Parameters = @{}; Offset = 5.5 }
    ) {
        . $Prepare
        $callback = 'CallSid=abc&StartTime=2026-07-01 10:00:00' | ConvertFrom-ExoCallback @Parameters -ErrorAction Stop

        $callback.StartTime.Offset.TotalHours | Should -Be $Offset
        $callback.StartTime.Hour | Should -Be 10
        $callback.ReceivedAt.Offset.TotalHours | Should -Be $Offset
    }

    It 'rejects an invalid time zone' {
        { 'CallSid=abc' | ConvertFrom-ExoCallback -TimeZone Mars } | Should -Throw -ErrorId 'InvalidRequest,*'
    }

    It 'shows a table that fits 120 columns' {
        $table = $json | ConvertFrom-ExoCallback | Format-Table | Out-String -Width 120 -Stream

        $table | Where-Object Length -gt 120 | Should -BeNullOrEmpty
        "$table" | Should -BeLike '*terminal*no-answer*492205107c5fb48f4ac25d1f77759339*0:32*'
    }

    It 'completes -ContentType' {
        (TabExpansion2 'ConvertFrom-ExoCallback -ContentType a').CompletionMatches.CompletionText | Should -Be 'application/json', 'application/x-www-form-urlencoded'
    }
}
