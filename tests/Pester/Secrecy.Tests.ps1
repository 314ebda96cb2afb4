# Drives every cmdlet that the module exports, with secrets that can be recognised, and searches everything that comes out.

BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Accounts.psm1" -Force
    Import-Module "$PSScriptRoot/AnyAccount.psm1" -Force

    # Text by which a secret is known: itself, and what base64 makes of it wherever it starts.
    function Get-Trace([string] $Secret) {
        $Secret
        foreach ($encoding in [Text.Encoding]::UTF8, [Text.Encoding]::Unicode) {
            foreach ($before in 0..2) {
                $text = [Convert]::ToBase64String((@([byte] 0) * $before) + $encoding.GetBytes($Secret))
                $text.Substring(4, $text.Length - 8)
            }
        }
    }

    function Find-Trace([string] $Text, [string[]] $Trace) { $Trace | Where-Object { $Text.IndexOf($_, [StringComparison]::OrdinalIgnoreCase) -ge 0 } }

    # Everything a user could make of what a command wrote, without a limit on width.
    function Show-All($Item) {
        "$Item"
        $Item | Out-String -Width 4000
        $Item | Format-List * -Force | Out-String -Width 4000
        Get-Member -InputObject $Item -Force | Out-String -Width 4000
        $record = if ($Item -is [System.Management.Automation.ErrorRecord]) { $Item }
        if ($record) {
            for ($exception = $record.Exception; $exception; $exception = $exception.InnerException) {
                $exception.ToString()
                $exception | Format-List * -Force | Out-String -Width 4000
                $exception.Data | Out-String -Width 4000
                foreach ($entry in $exception.Data.GetEnumerator()) { "$($entry.Key) $($entry.Value)" }
            }
            $record.TargetObject | Out-String -Width 4000
            $record.ErrorDetails | Format-List * -Force | Out-String -Width 4000
        }
        elseif ($Item.GetType().Assembly -ne [psobject].Assembly) {
            $Item | ConvertTo-Json -Depth 10 -WarningAction SilentlyContinue
            $Item | ConvertTo-Csv
        }
        # Records of streams lead to the whole session below this depth.
        [System.Management.Automation.PSSerializer]::Serialize($Item, $(if ($Item.GetType().Assembly -eq [psobject].Assembly) { 1 } else { 4 }))
    }

    # A value for a parameter about which nothing is known but its name and type.
    function Get-Filler($Parameter) {
        if ($Parameter.Name -in 'Path', 'LiteralPath') { return $TestDrive }
        $type = $Parameter.ParameterType
        if ($type.IsArray) { $type = $type.GetElementType() }
        if ($Parameter.ParameterType -eq [switch]) { return $true }
        if ($type -in [int], [int[]]) { return 1 }
        if ($type -eq [hashtable]) { return @{ a = 'b' } }
        if ($type -eq [datetime]) { return Get-Date }
        if ($Parameter.Name -match 'Url$') { return 'https://example.com/a' }
        'x1234567890'
    }

    # Every way to call a cmdlet: each parameter set with what it demands, and nothing that waits for long.
    function Get-Way($Command) {
        foreach ($set in $Command.ParameterSets) {
            $way = @{ }
            foreach ($parameter in $set.Parameters) {
                if ($Command.Name -eq 'Invoke-ExoRequest' -and $parameter.Name -eq 'Path') { $way.Path = '/v1/Accounts/{sid}.json' }
                elseif ($parameter.IsMandatory) { $way[$parameter.Name] = Get-Filler $parameter }
                elseif ($parameter.Name -in 'Timeout', 'WaitTimeout', 'PollInterval', 'First') { $way[$parameter.Name] = 1 }
                elseif ($parameter.Name -eq 'Confirm') { $way.Confirm = $false }
            }
            $way
        }
    }

    # Runs a command with all streams open; gives what it wrote, and what a transcript and $Error kept.
    function Invoke-Watched([string] $Name, [hashtable] $Way) {
        $transcript = Join-Path $TestDrive "$([guid]::NewGuid()).txt"
        $VerbosePreference = $DebugPreference = $InformationPreference = $WarningPreference = 'Continue'
        $global:Error.Clear()
        $null = Start-Transcript $transcript
        try {
            $written = @(try { & $Name @Way *>&1 } catch { $_ })
            $written | Out-Host
        }
        finally { $null = Stop-Transcript }
        foreach ($item in $written) { Show-All $item }
        foreach ($item in @($global:Error)) { Show-All $item }
        Get-Content $transcript -Raw
    }

    # One cmdlet, in all its ways, as one account.
    function Get-Leak([string] $Name, [hashtable] $Account, [string[]] $Trace) {
        $command = Get-Command $Name -Module Exotel
        foreach ($way in Get-Way $command) {
            foreach ($part in $Account.Keys) { if ($command.Parameters.ContainsKey($part)) { $way[$part] = $Account[$part] } }
            if ($Name -eq 'Set-ExoProfile') { $way.AllowPlaintext = $true }
            $all = (Invoke-Watched $Name $way) -join "`n"
            $counter.Runs++
            Find-Trace $all $Trace | ForEach-Object { "$Name $($way.Keys -join ' '): $_" }
        }
    }
}

Describe 'Secrets' {
    BeforeDiscovery {
        Import-Module $env:EXOTEL_TEST_MODULE -Force
        $cmdlets = (Get-Command -Module Exotel).Name
    }
    BeforeEach {
        $folder = Reset-TestAccount
        $env:EXOTEL_RATE_LIMIT = '0'
        $server = Start-AnyAccountServer
        $counter = @{ Runs = 0 }

        # What a cmdlet writes to a path that is relative, as the store.
        Push-Location $TestDrive
    }
    AfterEach { Pop-Location; $server.Dispose(); Remove-TestAccount $folder }

    Context '<_>' -ForEach $cmdlets {
        It 'shows no secret with an account that is <Answer>' -TestCases @(
            @{ Name = $_; Answer = 'good' }
            @{ Name = $_; Answer = 'refused' }
            @{ Name = $_; Answer = 'forbidden' }
            @{ Name = $_; Answer = 'busy' }
            @{ Name = $_; Answer = 'portal' }
            @{ Name = $_; Answer = 'echoing' }
        ) {
            $sid = "$Answer-7f3Zq81LmXy5b2Rt"
            $account = New-AnyAccount $server $sid
            $trace = @(Get-Trace "key-of-$sid") + @(Get-Trace "token-of-$sid") + @(Get-Trace "key-of-${sid}:token-of-$sid")
            Get-Leak $Name $account $trace | Should -BeNullOrEmpty
            $counter.Runs | Should -BeGreaterThan 0
        }

        It 'shows no secret of an account that is <Source>' -TestCases @(
            @{ Name = $_; Source = 'connected' }
            @{ Name = $_; Source = 'in the environment' }
            @{ Name = $_; Source = 'the default profile' }
        ) {
            $sid = 'good-7f3Zq81LmXy5b2Rt'
            $account = New-AnyAccount $server $sid
            switch ($Source) {
                'connected' { $null = Connect-ExoAccount @account -SkipTest }
                'in the environment' {
                    $env:EXOTEL_ACCOUNT_SID = $sid; $env:EXOTEL_API_KEY = "key-of-$sid"; $env:EXOTEL_API_TOKEN = "token-of-$sid"; $env:EXOTEL_REGION = $server.Address
                }
                'the default profile' { $null = Set-ExoProfile x1234567890 @account -Default -AllowPlaintext -WarningAction SilentlyContinue }
            }
            $trace = @(Get-Trace "key-of-$sid") + @(Get-Trace "token-of-$sid") + @(Get-Trace "key-of-${sid}:token-of-$sid")
            Get-Leak $Name @{ } $trace | Should -BeNullOrEmpty
        }
    }

    It 'are found by this suite when shown' {
        $token = 'token-of-good-7f3Zq81LmXy5b2Rt'
        $trace = Get-Trace $token
        foreach ($shown in $token, $token.ToUpperInvariant(),
            [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("key:$token")),
            [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes("some-key:$token")),
            [Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes("a$token"))) {
            Find-Trace "before $shown after" $trace | Should -Not -BeNullOrEmpty
        }
        $verbose = Get-Leak Get-ExoCall (New-AnyAccount $server 'good-1') @("$($server.Address)/v1/Accounts/good-1/Calls")
        $verbose | Should -Not -BeNullOrEmpty -Because 'debug lines are among what is searched'
        foreach ($where in { Write-Verbose $token -Verbose }, { Write-Warning $token }, { throw [Exception]::new('x', [Exception]::new($token)) }, { [pscustomobject]@{ a = @{ b = @{ c = $token } } } }) {
            Set-Item function:global:Show-Token $where
            try { Find-Trace ((Invoke-Watched Show-Token @{ }) -join "`n") $trace | Should -Contain $token }
            finally { Remove-Item function:global:Show-Token }
        }
    }

    It 'are not in the public members of any type' {
        $assemblies = (Get-Command Get-ExoCall).ImplementingType.Assembly, [Exotel.Account].Assembly
        foreach ($type in $assemblies.GetExportedTypes()) {
            $type.GetProperties().Name | Where-Object { $_ -match 'ApiToken|Secret$|Password' } | Should -BeNullOrEmpty -Because $type
        }
    }

    It 'are in no file except the secret files' {
        $account = New-AnyAccount $server 'good-7f3Zq81LmXy5b2Rt'
        $null = Set-ExoProfile work @account -AllowPlaintext -WarningAction SilentlyContinue
        $with = Get-ChildItem $folder -Recurse -File | Where-Object { (Get-Content $_.FullName -Raw) -match 'token-of|key-of' }
        $with.Directory.Name | Should -Be 'secrets'
    }
}
