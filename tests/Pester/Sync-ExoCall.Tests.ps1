BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force

    $simulator = Start-Simulator --calls 3000 --days 40
    $account = $simulator.Account
    function Get-Loaded { @([AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name }) }
    function Get-Text($call) { ($call.PSObject.Properties | ForEach-Object { "$($_.Name)=$($_.Value)" }) -join '|' }
}

AfterAll { $simulator | Stop-Simulator }

Describe 'Sync-ExoCall' {
    BeforeAll {
        $store = Join-Path $TestDrive 'calls.db'
        $first = Sync-ExoCall -Store $store @account
    }

    It 'copies every finished call once and says what it did' {
        $expected = @(Get-SimulatorCall $simulator | Where-Object { -not $_.ongoing }).Count

        $first.PSObject.TypeNames[0] | Should -Be 'Exotel.SyncResult'
        $first.New | Should -Be $expected
        $first.Changed + $first.Unchanged + $first.Deleted | Should -Be 0
        $first.AccountSid | Should -Be 'exotest'
        $first.Until.Offset | Should -Be ([timespan]'05:30')
        $first.Elapsed | Should -BeOfType [int]
        @(Get-ExoCall -Store $store).Count | Should -Be $expected
    }

    It 'writes nothing and makes a handful of requests when nothing is new' {
        $second = Sync-ExoCall -Store $store @account

        $second.New + $second.Changed | Should -Be 0
        $second.Requests | Should -BeLessOrEqual 5
    }

    It 'resolves a relative path against the location of PowerShell' {
        Push-Location (New-Item -ItemType Directory (Join-Path $TestDrive 'here')).FullName
        try { $null = Sync-ExoCall -Store relative.db -Since (Get-Date).AddDays(-1) @account } finally { Pop-Location }

        Join-Path $TestDrive 'here/relative.db' | Should -Exist
    }

    It 'writes the new calls with -PassThru' {
        $calls = Sync-ExoCall -Store (Join-Path $TestDrive 'pass.db') -Since (Get-Date).AddDays(-2) -PassThru @account

        $calls[0].PSObject.TypeNames[0] | Should -Be 'Exotel.Call'
    }

    It 'deletes old calls with -KeepFor, in the store only' {
        $copy = Join-Path $TestDrive 'keep.db'
        $null = Sync-ExoCall -Store $copy -Since (Get-Date).AddDays(-20) @account

        $kept = Sync-ExoCall -Store $copy -KeepFor 5.00:00:00 @account

        $kept.Deleted | Should -BeGreaterThan 0
        (Get-ExoCall -Store $copy -Ascending -First 1).DateCreated | Should -BeGreaterThan ([DateTimeOffset]::Now.AddDays(-5.1))
    }

    It 'changes nothing with -WhatIf' {
        Sync-ExoCall -Store (Join-Path $TestDrive 'whatif.db') @account -WhatIf

        Join-Path $TestDrive 'whatif.db' | Should -Not -Exist
    }

    It 'is an error that names the store when it is <What>' -ForEach @(
        @{ What = 'a folder'; Make = { param($path) $null = New-Item -ItemType Directory $path } }
        @{ What = 'no database'; Make = { param($path) Set-Content $path ('not a database' * 100) } }
        @{ What = 'in a folder that is missing'; Make = { param($path) }; In = 'missing' }
    ) {
        $path = Join-Path $TestDrive ("bad/$In/" + [guid]::NewGuid())
        $null = New-Item -ItemType Directory (Join-Path $TestDrive 'bad') -Force
        & $Make $path

        $failure = { Sync-ExoCall -Store $path @account } | Should -Throw -ErrorId 'StoreFailed,*' -PassThru
        $failure.Exception.Message | Should -BeLike "*$([IO.Path]::GetFileName($path))*"
    }

    It 'rejects a path that is not in the file system, and makes no file in the current folder of the process' {
        $before = @(Get-ChildItem ([Environment]::CurrentDirectory) -Name)

        { Sync-ExoCall -Store Env:calls.db @account } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*Environment*not in the file system*'
        Push-Location Variable:
        try { { Sync-ExoCall -Store calls.db @account } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*Variable*not in the file system*' } finally { Pop-Location }

        @(Get-ChildItem ([Environment]::CurrentDirectory) -Name) | Should -Be $before
    }

    It 'rejects a device of Windows, a stream inside a file and a share' -Skip:(-not ($IsWindows -or $PSEdition -eq 'Desktop')) {
        { Sync-ExoCall -Store (Join-Path $TestDrive 'nul.db') @account } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*device*'
        { Sync-ExoCall -Store (Join-Path $TestDrive 'calls.db:x') @account } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*stream*'
        foreach ($share in '\\127.0.0.1\none\calls.db', '//127.0.0.1/none/calls.db') {
            { Sync-ExoCall -Store $share @account } | Should -Throw -ErrorId 'StoreFailed,*' -ExpectedMessage '*network share*'
        }
    }

    It 'rejects a value that is neither a path nor a connection' {
        { Sync-ExoCall -Store 42 @account } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*path of a file*'
    }
}

Describe 'Get-ExoCall -Store' {
    BeforeAll {
        $store = Join-Path $TestDrive 'read.db'
        $null = Sync-ExoCall -Store $store @account
        $range = @{ Since = (Get-Date).AddDays(-10); Until = (Get-Date).AddHours(-6) }
        $listed = Get-ExoCall @range -Detailed @account
    }

    It 'writes the same objects as a listing, property by property' {
        $stored = Get-ExoCall -Store $store @range

        @($stored).Count | Should -Be @($listed).Count
        for ($i = 0; $i -lt $listed.Count; $i++) { Get-Text $stored[$i] | Should -BeExactly (Get-Text $listed[$i]) }
    }

    It 'needs no account and sends no request' {
        $old = $env:EXOTEL_PROFILE, $env:EXOTEL_ACCOUNT_SID
        $env:EXOTEL_PROFILE = ''; $env:EXOTEL_ACCOUNT_SID = ''
        try { @(Get-ExoCall -Store $store -First 3).Count | Should -Be 3 } finally { $env:EXOTEL_PROFILE, $env:EXOTEL_ACCOUNT_SID = $old }
    }

    It 'filters by <Name>' -ForEach @(
        @{ Name = 'status'; Filter = @{ Status = 'Busy' }; Test = { $_.Status -eq 'busy' } }
        @{ Name = 'direction'; Filter = @{ Direction = 'inbound' }; Test = { $_.Direction -eq 'inbound' } }
        @{ Name = 'duration'; Filter = @{ MinDuration = 60; MaxDuration = 120 }; Test = { $_.Duration -ge 60 -and $_.Duration -le 120 } }
        @{ Name = 'price'; Filter = @{ MinPrice = 1.5 }; Test = { $_.Price -ge 1.5 } }
    ) {
        $expected = @($listed | Where-Object $Test).Sid
        $expected.Count | Should -BeGreaterThan 0

        @(Get-ExoCall -Store $store @range @Filter).Sid | Should -Be $expected
    }

    It 'counts with -First, -Skip and -IncludeTotalCount' {
        $calls = Get-ExoCall -Store $store @range -First 5 -Skip 2 -IncludeTotalCount

        [long]"$($calls[0])".Split(' ')[-1] | Should -Be $listed.Count
        $calls[1..5].Sid | Should -Be $listed[2..6].Sid
    }

    It 'warns of a range that the store does not cover' {
        $null = Get-ExoCall -Store $store -Since (Get-Date).AddYears(-2) -First 1 -WarningVariable warnings -WarningAction SilentlyContinue

        "$warnings" | Should -BeLike '*outside what the store*covers*'
    }

    It 'makes no file where there is none' {
        $missing = Join-Path $TestDrive 'none.db'

        { Get-ExoCall -Store $missing } | Should -Throw -ErrorId 'StoreFailed,*'
        $missing | Should -Not -Exist
    }
}
