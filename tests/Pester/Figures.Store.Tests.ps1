BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Simulator.psm1", "$PSScriptRoot/CallRows.psm1" -Force
    $simulator = Start-Simulator --calls 600 --days 20
    $account = $simulator.Account
    $store = Join-Path $TestDrive 'calls.db'
    $null = Sync-ExoCall -Store $store @account
    $range = @{ Since = (Get-Date).AddDays(-10); Until = (Get-Date).AddHours(-6) }
    $listed = @(Get-ExoCall @range @account)

    # The three commands, as they are called with calls from any source.
    $commands = [ordered]@{
        'Measure-ExoCall'        = @{ By = 'Day', 'ExoPhone', 'Direction' }
        'Get-ExoMissedCaller'    = @{ State = 'Waiting', 'Attempted', 'Reached', 'CameThrough' }
        'Measure-ExoConcurrency' = @{ By = 'ExoPhone', 'Direction'; Limit = 1 }
    }
}

AfterAll { $simulator | Stop-Simulator }

Describe '<Name> -Store' -ForEach @(
    @{ Name = 'Measure-ExoCall' }
    @{ Name = 'Get-ExoMissedCaller' }
    @{ Name = 'Measure-ExoConcurrency' }
) {
    BeforeAll {
        $options = $commands[$Name]
        $until = if ($Name -eq 'Get-ExoMissedCaller') { @{ Until = $range.Until } } else { @{} }
    }

    It 'gives the figures of the listed calls, and of the stored ones through the pipeline' {
        $expected = Get-FigureText ($listed | & $Name @options @until)
        $expected.Length | Should -BeGreaterThan 500

        Get-FigureText (& $Name -Store $store @range @options) | Should -BeExactly $expected
        Get-FigureText (Get-ExoCall -Store $store @range | & $Name @options @until) | Should -BeExactly $expected
    }

    It 'gives the figures of all stored calls without a range' {
        $now = if ($Name -eq 'Get-ExoMissedCaller') { @{ Until = $range.Until.AddYears(1) } } else { @{} }
        Get-FigureText (& $Name -Store $store @options @now -WarningAction SilentlyContinue) | Should -BeExactly (Get-FigureText (Get-ExoCall -Store $store | & $Name @options @now))
    }

    It 'filters by <Filter>' -ForEach @(
        @{ Filter = 'direction'; Values = @{ Direction = 'Inbound' } }
        @{ Filter = 'status'; Values = @{ Status = 'completed, busy' } }
        @{ Filter = 'outcome'; Values = @{ Outcome = 'missed', 'Answered' } }
        @{ Filter = 'duration'; Values = @{ MinDuration = 20; MaxDuration = 120 } }
        @{ Filter = 'price'; Values = @{ MinPrice = 0.5; MaxPrice = 3 } }
        @{ Filter = 'From'; Number = 'From' }
        @{ Filter = 'To'; Number = 'To' }
        @{ Filter = 'ExoPhone'; Number = 'PhoneNumber' }
        @{ Filter = 'account'; Values = @{ AccountSid = 'exotest' } }
    ) {
        if ($Number) { $Values = @{ $Number = @($listed.$Number | Where-Object { $_ } | Select-Object -First 3) } }
        $calls = @(Get-ExoCall -Store $store @range @Values)
        $calls.Count | Should -BeGreaterThan 0

        Get-FigureText (& $Name -Store $store @range @Values @options) | Should -BeExactly (Get-FigureText ($calls | & $Name @options @until))
    }

    It 'finds nothing of an account that is not in the store' {
        $figures = & $Name -Store $store -AccountSid somebody @options -WarningAction SilentlyContinue
        $figures | Should -BeNullOrEmpty
    }

    It 'needs no account and sends no request' {
        $before = @(Get-SimulatorRequest $simulator).Count
        $old = $env:EXOTEL_PROFILE, $env:EXOTEL_ACCOUNT_SID
        $env:EXOTEL_PROFILE = ''; $env:EXOTEL_ACCOUNT_SID = ''
        try { & $Name -Store $store @range | Should -Not -BeNullOrEmpty } finally { $env:EXOTEL_PROFILE, $env:EXOTEL_ACCOUNT_SID = $old }
        @(Get-SimulatorRequest $simulator).Count | Should -Be $before
    }

    It 'warns of a range that the store does not cover as Get-ExoCall does' {
        $long = (Get-Date).AddYears(-2)
        $null = Get-ExoCall -Store $store -Since $long -WarningVariable expected -WarningAction SilentlyContinue
        $null = & $Name -Store $store -Since $long -WarningVariable warnings -WarningAction SilentlyContinue

        "$warnings" | Should -BeLike '*outside what the store*covers*'
        "$warnings" | Should -BeExactly "$expected"
        $null = & $Name -Store $store @range -WarningVariable warnings
        $warnings | Should -BeNullOrEmpty
    }

    It 'is an error for a missing file, and makes none' {
        $missing = Join-Path $TestDrive 'none.db'
        { & $Name -Store $missing } | Should -Throw -ErrorId 'StoreFailed,*' -ExpectedMessage '*none.db*'
        $missing | Should -Not -Exist
    }

    It 'is an error for what is neither a path nor a connection, and for a minimum over its maximum' {
        { & $Name -Store 42 } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage "*'42'*"
        { & $Name -Store $store -MinDuration 9 -MaxDuration 3 } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*9*3*'
        { & $Name -Store $store -Outcome Great } | Should -Throw '*Great*'
    }

    It 'refuses calls from the pipeline beside the store, with one error' {
        $failures = @()
        { $listed | & $Name -Store $store -ErrorVariable +failures } |
            Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage 'Calls come from the pipeline or from -Store, not from both.'
        { & $Name -Store $store -InputObject $listed } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
    }

    It 'reads a store in the script block of a pipeline' {
        Get-FigureText ($store | ForEach-Object { & $Name -Store $_ @range @options }) | Should -BeExactly (Get-FigureText (& $Name -Store $store @range @options))
    }

    It 'has the filters of Get-ExoCall -Store, which are no parameters of calls from the pipeline' {
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters + 'First', 'Skip', 'IncludeTotalCount', 'Ascending', 'Brief', 'Detailed', 'RecordingUrlValidity',
            'ThrottleLimit', 'Account', 'ProfileName', 'Credential', 'Region'
        $expected = ((Get-Command Get-ExoCall).ParameterSets | Where-Object Name -eq Store).Parameters | Where-Object Name -notin $common
        $sets = (Get-Command $Name).ParameterSets
        $own = ($sets | Where-Object Name -eq Store).Parameters

        foreach ($parameter in $expected) {
            $same = $own | Where-Object Name -eq $parameter.Name
            $same.ParameterType | Should -Be $parameter.ParameterType -Because $parameter.Name
            $attributes, $sameAttributes = foreach ($each in $parameter, $same) { , @($each.Attributes.TypeId.Name | Where-Object { $_ -ne 'NullableAttribute' } | Sort-Object -Unique) }
            $sameAttributes | Should -Be $attributes -Because $parameter.Name
            if ($parameter.Name -ne 'Until') { ($sets | Where-Object Name -eq Calls).Parameters.Name | Should -Not -Contain $parameter.Name }
        }
    }
}

Describe 'A range or an account that cannot match' {
    It 'is an error where the range ends before it begins' {
        { Measure-ExoCall -Store $store -Since 2026-11-12 -Until 2026-11-10 } | Should -Throw '*2026-11-12*after its end at 2026-11-10*' -ErrorId 'InvalidRequest,*'
    }

    It 'may begin and end at times that have no moment in the zone of the account' {
        $all = (Measure-ExoCall -Store $store).Calls
        $times = @{ Since = [datetime]::MinValue; Until = [datetime]::MaxValue; WarningAction = 'SilentlyContinue' }
        (Measure-ExoCall -Store $store @times).Calls | Should -Be $all
        @(Get-ExoCall -Store $store @times).Count | Should -Be $all
        Export-ExoReport (Join-Path $TestDrive 'all.html') -Store $store @times
        Join-Path $TestDrive 'all.html' | Should -Exist
    }

    It 'is a warning where the store has nothing of the account' {
        (Measure-ExoCall -Store $store -AccountSid nosuch -WarningVariable warned -WarningAction SilentlyContinue).Calls | Should -Be 0
        "$warned" | Should -BeLike '*account nosuch: nothing*'
    }
}

Describe 'Get-ExoMissedCaller -Store -Until' {
    It 'reads the calls up to a time, and customers have waited up to it' {
        $first = Get-ExoMissedCaller -Store $store | Select-Object -First 1
        $at = $first.FirstMissed.AddSeconds(90)
        $then = Get-ExoMissedCaller -Store $store -Until $at | Where-Object CustomerNumber -eq $first.CustomerNumber
        $then.WaitingTime | Should -Be 90
        Get-ExoMissedCaller -Store $store -Until $first.FirstMissed.AddSeconds(-1) | Where-Object CustomerNumber -eq $first.CustomerNumber | Where-Object FirstMissed -eq $first.FirstMissed |
            Should -BeNullOrEmpty
    }

    It 'takes a time without a zone on the clock of the stored account' {
        $first = Get-ExoMissedCaller -Store $store | Select-Object -First 1
        $local = $first.FirstMissed.AddSeconds(30).ToString('yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture)
        (Get-ExoMissedCaller -Store $store -Until $local | Where-Object CustomerNumber -eq $first.CustomerNumber).WaitingTime | Should -Be 30
    }
}
