BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module "$PSScriptRoot/CannedServer.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force

    $env:EXOTEL_RATE_LIMIT = '0'
    $simulator = Start-Simulator --calls 1200 --days 31
    $account = $simulator.Account
    $all = @(Get-ExoCall @account)
    $missed = @($all | Where-Object Outcome -eq 'Missed')
}

AfterAll {
    Stop-Simulator $simulator
    $env:EXOTEL_RATE_LIMIT = $null
}

Describe 'The words of -Status and -Direction' {
    BeforeEach { Clear-SimulatorFault $simulator; Clear-SimulatorRequest $simulator }

    It 'match in any case: <Name> <Value>' -ForEach @(
        @{ Name = 'Status'; Value = 'Busy'; Same = 'busy' }
        @{ Name = 'Status'; Value = 'NO-ANSWER'; Same = 'no-answer' }
        @{ Name = 'Status'; Value = ' Failed '; Same = 'failed' }
        @{ Name = 'Status'; Value = @('Busy', 'FAILED'); Same = @('busy', 'failed') }
        @{ Name = 'Status'; Value = 'Busy, Failed'; Same = @('busy', 'failed') }
        @{ Name = 'Direction'; Value = 'Inbound'; Same = 'inbound' }
        @{ Name = 'Direction'; Value = 'Outbound-API'; Same = 'outbound-api' }
    ) {
        $filter = @{ $Name = $Value }
        $calls = @(Get-ExoCall @account @filter -WarningVariable warned)

        $warned | Should -BeNullOrEmpty
        $calls.Count | Should -BeGreaterThan 0
        $calls.Sid | Should -Be @($all | Where-Object { $_.$Name -in $Same }).Sid
    }

    It 'warn when nobody knows them, and are sent: <Name> <Value>' -ForEach @{ Name = 'Status'; Value = 'fialed' }, @{ Name = 'Direction'; Value = 'Sideways' } {
        $filter = @{ $Name = $Value }
        { Get-ExoCall @account @filter -WarningVariable script:warned -WarningAction SilentlyContinue } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage "*$Value*"

        "$warned" | Should -BeLike "*'$Value' is not*"
        (Get-SimulatorRequest $simulator)[0].query | Should -BeLike "*$Name=$Value*"
    }

    It 'are rejected when blank: <Name>' -ForEach @{ Name = 'Status' }, @{ Name = 'Direction' }, @{ Name = 'From' }, @{ Name = 'To' }, @{ Name = 'PhoneNumber' } {
        foreach ($blank in ' ', '', @('busy', ' ')) {
            $filter = @{ $Name = $blank }
            { Get-ExoCall @account @filter } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        }
        Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
    }
}

Describe 'Details' {
    BeforeEach { Clear-SimulatorFault $simulator; Clear-SimulatorRequest $simulator }

    It 'are in listings and calls by SID without a parameter' {
        $listed = Get-ExoCall @account -First 50 | Where-Object Leg2Status | Select-Object -First 1
        $listed.ConversationDuration | Should -Not -BeNullOrEmpty
        (Get-ExoCall $listed.Sid @account).Leg2Status | Should -Be $listed.Leg2Status
        $array = Get-ExoCall -Sid $listed.Sid, $all[3].Sid @account
        $array[0].Leg2Status | Should -Be $listed.Leg2Status
        (Get-SimulatorRequest $simulator).query | ForEach-Object { $_ | Should -BeLike '*details=true*' }
    }

    It 'are left out with -Brief' {
        $call = Get-ExoCall @account -First 50 -Brief | Where-Object Direction -eq inbound | Select-Object -First 1
        $call.Outcome | Should -BeIn 'Unknown', 'Missed', 'Busy', 'Failed', 'Canceled'
        $null = Get-ExoCall $call.Sid @account -Brief
        (Get-SimulatorRequest $simulator).query | ForEach-Object { $_ | Should -Not -BeLike '*details*' }
    }

    It 'are not changed by -Detailed, which is accepted and not shown' {
        (Get-ExoCall @account -First 20 -Detailed | ConvertTo-Json) | Should -Be (Get-ExoCall @account -First 20 | ConvertTo-Json)
        $null = Get-ExoCall @account -First 1 -Detailed:$false
        (Get-SimulatorRequest $simulator).query | ForEach-Object { $_ | Should -BeLike '*details=true*' }
        (Get-Command Get-ExoCall).Parameters['Detailed'].ParameterSets.Values.IsPresent
        @((TabExpansion2 'Get-ExoCall -' 13).CompletionMatches.CompletionText) | Should -Not -Contain '-Detailed'
    }
}

Describe '-Outcome' {
    BeforeEach { Clear-SimulatorFault $simulator; Clear-SimulatorRequest $simulator }

    It 'returns the calls with any of the outcomes, in any case' {
        $missed.Count | Should -BeGreaterThan 20
        (Get-ExoCall @account -Outcome missed).Sid | Should -Be $missed.Sid
        (Get-ExoCall @account -Outcome Missed, BUSY).Sid | Should -Be @($all | Where-Object Outcome -in 'Missed', 'Busy').Sid
    }

    It 'pages and counts the calls that match' {
        (Get-ExoCall @account -Outcome Missed -First 5 -Skip 3).Sid | Should -Be $missed[3..7].Sid
        $counted = @(Get-ExoCall @account -Outcome Missed -First 2 -IncludeTotalCount)
        $counted[0] | Should -Be $missed.Count
        "$($counted[0].Accuracy)" | Should -Be '1'
        $counted[1..2].Sid | Should -Be $missed[0..1].Sid
        Get-ExoCall @account -Outcome Missed -First 0 -IncludeTotalCount | Should -Be $missed.Count
    }

    It 'stops early with -First' {
        $null = Get-ExoCall @account -Outcome Missed -First 1
        @(Get-SimulatorRequest $simulator).Count | Should -BeLessOrEqual 3
    }

    It 'says how to go on after a failure in numbers of matching calls' {
        Set-SimulatorFault $simulator ('seq=' + (@('ok') * 4 + @('rest-exception-200') * 30 -join ','))
        $got = [System.Collections.Generic.List[object]]::new()
        $caught = $null
        try { Get-ExoCall @account -Outcome Missed -ThrottleLimit 1 | ForEach-Object { $got.Add($_) } } catch { $caught = $_ }
        Clear-SimulatorFault $simulator

        $caught.Exception.Message | Should -Match "Written so far: $($got.Count) calls.*-Since '(?<since>[^']+)' -Until '(?<until>[^']+)' -Skip (?<skip>\d+)"
        $null = $caught.Exception.Message -match "-Since '(?<since>[^']+)' -Until '(?<until>[^']+)' -Skip (?<skip>\d+)"
        $rest = @(Get-ExoCall @account -Outcome Missed -Since $Matches.since -Until $Matches.until -Skip $Matches.skip)
        ($got.Sid + $rest.Sid) | Should -Be @($missed | Where-Object { $_.DateCreated.DateTime -ge $Matches.since }).Sid
    }

    It 'is an error with -Brief, before any request' {
        { Get-ExoCall @account -Outcome Missed -Brief } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*-Outcome*-Brief*'
        Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
    }

    It 'rejects a word that is no outcome, and names the outcomes' {
        { Get-ExoCall @account -Outcome Misssed } | Should -Throw -ErrorId 'ParameterArgumentValidationError*' -ExpectedMessage '*Missed*NotDialed*'
        { Get-ExoCall @account -Outcome ' ' } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
}

Describe 'A range that is the wrong way round' {
    It 'is rejected before any request: <Name>' -ForEach @(
        @{ Name = 'MinDuration over MaxDuration'; Filter = @{ MinDuration = 60; MaxDuration = 30 } }
        @{ Name = 'MinPrice over MaxPrice'; Filter = @{ MinPrice = 2; MaxPrice = 1.5 } }
    ) {
        Clear-SimulatorRequest $simulator
        { Get-ExoCall @account @Filter } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage "*$($Name -replace ' over ', '*')*"
        Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
    }

    It 'is a range when both ends are equal' { { Get-ExoCall @account -MinDuration 30 -MaxDuration 30 -First 1 } | Should -Not -Throw }
}

Describe 'A number that a spreadsheet rounded' {
    It 'is rejected before any request: -<Name> <Value>' -ForEach @(
        @{ Name = 'From'; Value = '9.19877E+11' }, @{ Name = 'To'; Value = '9,8e+09' }, @{ Name = 'PhoneNumber'; Value = @('08045678900', '8E10') }
    ) {
        $filter = @{ $Name = $Value }
        { Get-ExoCall @account @filter } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage "*'$(@($Value)[-1])' is not a number but what a spreadsheet made of one*"
    }
}

Describe 'A call piped to Get-ExoNumber' {
    BeforeAll {
        $server = Start-CannedServer {
            param($target)
            200, @{ Numbers = @{ PhoneNumber = [uri]::UnescapeDataString(($target -split '/')[-1]) -replace '\.json$' } }
        }
        $there = $server.Account
    }
    AfterAll { $server | Stop-CannedServer }
    BeforeEach { $null = Read-CannedRequest $server }

    It 'asks about the customer' {
        $inbound = $all | Where-Object Direction -eq inbound | Select-Object -First 1
        $outbound = $all | Where-Object { $_.Direction -eq 'outbound-api' -and $_.To } | Select-Object -First 1

        ($inbound, $outbound | Get-ExoNumber @there).PhoneNumber | Should -Be $inbound.CustomerNumber, $outbound.CustomerNumber
        $inbound.CustomerNumber | Should -Not -Be $inbound.PhoneNumber
    }

    It 'asks about the customer of a row with both columns' {
        [pscustomobject]@{ PhoneNumber = '+918012345678'; CustomerNumber = '+919800000001' } | Get-ExoNumber @there | ForEach-Object PhoneNumber | Should -Be '+919800000001'
    }

    It 'does not take the ExoPhone for a customer that is unknown' {
        [pscustomobject]@{ PhoneNumber = '+918012345678'; CustomerNumber = $null } | Get-ExoNumber @there -ErrorVariable failed -ErrorAction SilentlyContinue

        "$failed" | Should -BeLike '*CustomerNumber*'
        Read-CannedRequest $server | Should -BeNullOrEmpty
    }
}
