# Names of ExoPhones and agents: from Exotel into the store, from the store or a file into the figures.

BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module "$PSScriptRoot/CallRows.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    $env:EXOTEL_RATE_LIMIT = '0'
    function Get-NameRequest($Simulator) { @(Get-SimulatorRequest $Simulator | Where-Object path -match 'IncomingPhoneNumbers|/users$') }
}

AfterAll { $env:EXOTEL_RATE_LIMIT = $null }

Describe 'Names in a store' {
    BeforeAll {
        $simulator = Start-Simulator --calls 400 --days 5 --users 60
        $account = $simulator.Account
        $store = Join-Path $TestDrive 'calls.db'
        $first = Sync-ExoCall -Store $store @account -WarningVariable warnings
    }

    AfterAll { $simulator | Stop-Simulator }

    It 'come with the first synchronization, in three requests that it counts' {
        $warnings | Should -BeNullOrEmpty
        (Get-NameRequest $simulator).Count | Should -Be 3
        $first.Requests | Should -Be @(Get-SimulatorRequest $simulator).Count
    }

    It 'are not asked for again on the same day' {
        Clear-SimulatorRequest $simulator

        $null = Sync-ExoCall -Store $store @account

        Get-NameRequest $simulator | Should -BeNullOrEmpty
    }

    It 'are on the figures by ExoPhone and agent, and the number where there is none' {
        $metrics = Measure-ExoCall -Store $store -By ExoPhone
        $metrics.ExoPhoneName | Sort-Object | Should -Be 'Sales Bengaluru', 'Sales Chennai', 'Sales Mumbai', 'Support Bengaluru'
        ($metrics | Where-Object ExoPhone -eq '+918045678901').ExoPhoneName | Should -Be 'Support Bengaluru'
        $metrics.AgentName | Where-Object { $_ } | Should -BeNullOrEmpty

        $agents = Measure-ExoCall -Store $store -By Agent
        $users = @(Get-ExoUser @account)
        $named = @($agents | Where-Object Agent -in $users.PhoneNumber)
        $named.Count | Should -BeGreaterThan 0
        foreach ($metric in $named) {
            $user = $users | Where-Object PhoneNumber -eq $metric.Agent
            $metric.AgentName | Should -Be "$($user.FirstName) $($user.LastName)"
        }
        foreach ($metric in $agents | Where-Object Agent -like 'sip:agent3@*') { $metric.AgentName | Should -Match '^\p{IsDevanagari}+ Rao$' }
        $unknown = @($agents | Where-Object { $_.Agent -match '^\+9198' -and $_.Agent -gt '+919800000059' })
        $unknown.Count | Should -BeGreaterThan 0
        foreach ($metric in $unknown) { $metric.AgentName | Should -Be $metric.Agent }
    }

    It 'are in the table in place of the numbers' {
        $table = Measure-ExoCall -Store $store -By ExoPhone | Format-Table | Out-String -Width 120
        $table | Should -Match 'Sales Mumbai'
        $table | Should -Not -Match '\+912261234567'
    }

    It 'give way to those of -NameMap' {
        $map = Join-Path $TestDrive 'map.csv'
        $agent = (Measure-ExoCall -Store $store -By Agent | Where-Object Agent -match '^\+9198' | Select-Object -First 1).Agent
        'Name,Number', 'Branch Pune,022 6123-4567', "`"Kumar, R`",$($agent.Substring(3))" | Set-Content $map -Encoding UTF8

        $metrics = Measure-ExoCall -Store $store -By ExoPhone, Agent -NameMap $map

        ($metrics | Where-Object ExoPhone -eq '+912261234567').ExoPhoneName | Sort-Object -Unique | Should -Be 'Branch Pune'
        ($metrics | Where-Object ExoPhone -eq '+914439876543').ExoPhoneName | Sort-Object -Unique | Should -Be 'Sales Chennai'
        ($metrics | Where-Object Agent -eq $agent).AgentName | Sort-Object -Unique | Should -Be 'Kumar, R'
    }
}

Describe 'Sync-ExoCall where names cannot be had' {
    It 'copies the calls and warns, once a day, without <Missing>' -ForEach @(
        @{ Missing = 'phones'; Message = '*API of ExoPhones (v2_beta) must be enabled*' }
        @{ Missing = 'users'; Message = "*list of users (CCM, in beta) must be enabled*ask Exotel's support*" }
    ) {
        $simulator = Start-Simulator --calls 50 --days 2 --disabled $Missing
        try {
            $account = $simulator.Account
            $store = Join-Path $TestDrive "$Missing.db"

            $result = Sync-ExoCall -Store $store @account -WarningVariable warnings -WarningAction SilentlyContinue
            $null = Sync-ExoCall -Store $store @account -WarningVariable again

            $result.New | Should -BeGreaterThan 40
            $warnings.Count | Should -Be 1
            "$($warnings[0])" | Should -BeLike $Message
            "$($warnings[0])" | Should -BeLike '*-NameMap*'
            $again | Should -BeNullOrEmpty
            (Measure-ExoCall -Store $store -By ExoPhone)[0].ExoPhoneName | Should -Match $(if ($Missing -eq 'phones') { '^\+91\d+$' } else { '^S' })
        }
        finally { $simulator | Stop-Simulator }
    }
}

Describe 'Measure-ExoCall -NameMap' {
    BeforeAll { $rows = (New-CallRow), (New-CallRow @{ Sid = 'b'; PhoneNumber = '02261234567'; To = '09876500001' }) }

    It 'names the ExoPhones of calls from the pipeline, with <What>' -ForEach @(
        @{ What = 'the columns of Get-ExoPhone'; Lines = 'Sid,PhoneNumber,FriendlyName', '1,02261234567,Mumbai' }
        @{ What = 'semicolons'; Lines = 'Number;Name', '02261234567;Mumbai' }
        @{ What = 'blanks and empty rows'; Lines = 'Number,Name', ',', '02261234567, Mumbai ', '123,' }
    ) {
        $map = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
        $Lines | Set-Content $map

        $metrics = $rows | Measure-ExoCall -By ExoPhone -NameMap $map

        $metrics.ExoPhoneName | Should -Contain 'Mumbai'
        @($metrics | Where-Object { $_.ExoPhoneName -eq $_.ExoPhone }).Count | Should -Be 1
    }

    It 'names agents from the columns of Get-ExoUser' {
        $map = Join-Path $TestDrive 'users.csv'
        'FirstName,LastName,PhoneNumber,SipUri', 'Asha,Rao,+919876500001,sip:asha@exotel.in' | Set-Content $map

        ($rows | Measure-ExoCall -By Agent -NameMap $map).AgentName | Should -Contain 'Asha Rao'
    }

    It 'resolves a relative path against the location of PowerShell' {
        Push-Location $TestDrive
        try {
            Set-Content relative.csv 'Number,Name', '02261234567,Mumbai'
            ($rows | Measure-ExoCall -By ExoPhone -NameMap relative.csv).ExoPhoneName | Should -Contain 'Mumbai'
        }
        finally { Pop-Location }
    }

    It 'is read as it is, whatever Import-Csv and its defaults are in the session' {
        $map = Join-Path $TestDrive 'own.csv'
        'Number,Name', '02261234567,Mumbai' | Set-Content $map
        function global:Import-Csv { [pscustomobject]@{ Number = '02261234567'; Name = 'Another' } }
        $global:PSDefaultParameterValues['Import-Csv:Header'] = 'A', 'B'
        try { ($rows | Measure-ExoCall -By ExoPhone -NameMap $map).ExoPhoneName | Should -Contain 'Mumbai' }
        finally {
            Remove-Item Function:Import-Csv
            $global:PSDefaultParameterValues.Remove('Import-Csv:Header')
        }
    }

    It 'is an error that names the file when it is <What>' -ForEach @(
        @{ What = 'missing'; Lines = $null; Message = '*cannot be read*' }
        @{ What = 'without the columns'; Lines = 'A,B', '1,2'; Message = '*columns Number and Name*' }
        @{ What = 'without names'; Lines = '02261234567,Mumbai'; Message = '*has no names*' }
    ) {
        $map = Join-Path $TestDrive "$What.csv"
        if ($Lines) { $Lines | Set-Content $map }

        $failure = { $rows | Measure-ExoCall -By ExoPhone -NameMap $map } | Should -Throw -ErrorId 'InvalidRequest,*' -PassThru
        $failure.Exception.Message | Should -BeLike "*$What.csv*"
        $failure.Exception.Message | Should -BeLike $Message
    }
}
