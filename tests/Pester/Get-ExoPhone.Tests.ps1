BeforeAll {
    Import-Module "$PSScriptRoot/CannedServer.psm1" -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force
}

Describe 'Get-ExoPhone against the simulator <Options>' -ForEach @(
    @{ Options = @() }
    @{ Options = @('--phone-shape', 'bare') }
    @{ Options = @('--phone-shape', 'envelope', '--xml') }
) {
    BeforeAll {
        $env:EXOTEL_RATE_LIMIT = '0'
        $simulator = Start-Simulator @('--calls', '60', '--days', '20', '--phones', '52') @Options
        $account = $simulator.Account
    }

    BeforeEach { Clear-SimulatorRequest $simulator }

    AfterAll {
        $simulator | Stop-Simulator
        $env:EXOTEL_RATE_LIMIT = $null
    }

    It 'lists every ExoPhone as Exotel.Phone, without a request for health' {
        $phones = Get-ExoPhone @account

        $phones.Count | Should -Be 52
        @($phones.Sid | Sort-Object -Unique).Count | Should -Be 52
        $phones[0].PSObject.TypeNames[0] | Should -Be 'Exotel.Phone'
        $phones[0].PhoneNumber | Should -Be '+918045678900'
        $phones[0].FriendlyName | Should -Be 'Sales Bengaluru'
        $phones[0].FlowId | Should -Be '20000'
        $phones[0].Voice | Should -BeTrue
        $phones[1].Sms | Should -BeFalse
        $phones[1].IncomingStatus | Should -BeNullOrEmpty
        "$($phones[0])" | Should -Be '+918045678900'
        @(Get-SimulatorRequest $simulator).Count | Should -Be 2
    }

    It 'gets the health of one with one more request' {
        $phone = Get-ExoPhone 08045678901 -Health @account

        $phone.FriendlyName | Should -Be 'Support Bengaluru'
        $phone.IncomingStatus | Should -Be 'major_outage'
        $phone.OutgoingStatus | Should -Be 'active'
        $phone.AlternatePhoneNumber | Should -Be '+918045678900'
        $phone.LastChecked | Should -BeOfType DateTimeOffset
        @(Get-SimulatorRequest $simulator | Where-Object path -like '*incoming-phone-numbers/*').Count | Should -Be 1
    }

    It 'writes the number that is down, of all' {
        (Get-ExoPhone -Health @account | Where-Object IncomingStatus -ne active).PhoneNumber | Should -Be '+918045678901'
    }

    It 'accepts calls from the pipeline, and reads the list once for them' {
        $calls = Get-ExoCall -First 10 @account
        Clear-SimulatorRequest $simulator

        $phones = $calls | Get-ExoPhone @account

        $phones.FriendlyName | Should -HaveCount 10
        $phones.FriendlyName | ForEach-Object { $_ | Should -BeIn 'Sales Bengaluru', 'Support Bengaluru', 'Sales Mumbai', 'Sales Chennai' }
        @(Get-SimulatorRequest $simulator).Count | Should -Be 2
    }

    It 'gives the number with which the calls of an ExoPhone are listed' {
        Get-ExoPhone 08045678900 @account | ForEach-Object { Get-ExoCall -PhoneNumber $_.PhoneNumber -First 1 @account } | Should -Not -BeNullOrEmpty
    }

    It 'is not at an end before the last number when Exotel refuses a request' {
        Set-SimulatorFault $simulator 'seq=ok,429-retry-after=1,ok,429-retry-after=1'

        (Get-ExoPhone -Health @account -WarningAction SilentlyContinue).Count | Should -Be 52
    }
}

Describe 'Get-ExoPhone' {
    BeforeAll {
        $server = Start-CannedServer {
            param($target)
            if ($target -like '*/IncomingPhoneNumbers*') { 200, @{ incoming_phone_numbers = @(@{ sid = 's1'; phone_number = '0801'; friendly_name = 'One' }, @{ sid = 's2'; phone_number = '0802' }) } }
            elseif ($target -like '*/s2') { 403, @{ RestException = @{ Status = 403; Message = 'not for you' } } }
            else { 200, @{ connectivity = @{ incoming_call = @{ status = 'active' } } } }
        }
        $account = $server.Account
    }

    BeforeEach { $null = Read-CannedRequest $server }

    AfterAll { $server | Stop-CannedServer }

    It 'writes one error for each number that is no ExoPhone, and still writes the others' {
        $phones = '0801', '0999', '0802' | Get-ExoPhone @account -ErrorAction SilentlyContinue -ErrorVariable failed

        $phones.Sid | Should -Be 's1', 's2'
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'NotFound,Exotel.PowerShell.Commands.GetExoPhoneCommand'
        $failed[0].TargetObject | Should -Be '0999'
    }

    It 'writes one error for each number without health, and still writes the others' {
        $phones = Get-ExoPhone -Health @account -ErrorAction SilentlyContinue -ErrorVariable failed

        $phones.Sid | Should -Be 's1'
        $phones.IncomingStatus | Should -Be 'active'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'Forbidden,*'
        $failed[0].Exception.Message | Should -BeLike '*not for you*health of ExoPhones must be enabled*'
    }

    It 'rejects <What> before any request' -ForEach @(
        @{ What = 'an empty number'; Number = '' }
        @{ What = 'a blank among others'; Number = @('1', ' ') }
    ) {
        { Get-ExoPhone $Number @account } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'

        Read-CannedRequest $server | Should -BeNullOrEmpty
    }

    It 'rejects a row without a number, instead of listing all' {
        [pscustomobject]@{ Customer = 'x' } | Get-ExoPhone @account -ErrorAction SilentlyContinue -ErrorVariable failed | Should -BeNullOrEmpty

        $failed[0].Exception.Message | Should -BeLike '*no property PhoneNumber or ExoPhone*'
        Read-CannedRequest $server | Should -BeNullOrEmpty
    }

    It 'offers the ExoPhones after that, with their names, for <_>' -ForEach 'Get-ExoPhone ', 'Get-ExoCall -PhoneNumber ', 'Invoke-ExoCall -CallerId ' {
        $null = Get-ExoPhone @account
        $null = Read-CannedRequest $server

        $offer = (TabExpansion2 $_ $_.Length).CompletionMatches

        $offer.CompletionText | Should -Contain '0801'
        $offer.CompletionText | Should -Contain '0802'
        $offer.ToolTip | Should -Contain 'One: ExoPhone of the account'
        Read-CannedRequest $server | Should -BeNullOrEmpty
    }
}

Describe 'Get-ExoPhone of an account that has no <_>' -ForEach 'phones', 'health' {
    It 'says what is missing' {
        $simulator = Start-Simulator --calls 0 --disabled $_
        try {
            $account = $simulator.Account
            $failed = $null
            try { Get-ExoPhone -Health @account -ErrorAction Stop } catch { $failed = $_ }
            $failed.FullyQualifiedErrorId | Should -BeLike 'Forbidden,*'
            $failed.Exception.Message | Should -BeLike '*must be enabled for the account*'
        }
        finally { $simulator | Stop-Simulator }
    }

    It 'says it once, and ends' {
        $simulator = Start-Simulator --calls 0 --phones 20 --disabled $_
        try {
            $account = $simulator.Account
            { Get-ExoPhone -Health @account -ErrorAction SilentlyContinue } | Should -Throw -ErrorId 'Forbidden,*'
            @(Get-SimulatorRequest $simulator | Where-Object path -like '*incoming-phone-numbers/*').Count | Should -BeLessOrEqual 2
        }
        finally { $simulator | Stop-Simulator }
    }
}
