BeforeDiscovery {
    Import-Module "$PSScriptRoot/Examples.psm1" -Force
    $guides = foreach ($file in Get-ChildItem "$PSScriptRoot/../../docs/guides/*.md") { @{ Name = $file.BaseName; Path = $file.FullName } }
    $scripts = foreach ($guide in $guides) { foreach ($code in Get-GuideScript $guide.Path) { @{ Name = $guide.Name; Code = $code } } }
    $withoutParallel = $PSEdition -eq 'Desktop'
    $noAnalyzer = -not (Get-Module -ListAvailable PSScriptAnalyzer)
    $written = @($guides) + @(Get-ChildItem "$PSScriptRoot/../../docs/en-US/*-Exo*.md" | ForEach-Object { @{ Name = $_.BaseName; Path = $_.FullName } })
}

BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Examples.psm1", "$PSScriptRoot/Simulator.psm1" -Force
    $simulator = Start-Simulator --sid mycompany --calls 2000 --days 70 --time-scale 30
    $simulator.AccountSid = 'mycompany'
    $finished = @(Get-SimulatorCall $simulator | Where-Object { -not $_.ongoing })
}

AfterAll { Stop-Simulator $simulator }

Describe 'The script of <Name>' -ForEach $scripts {
    It 'runs in a process of its own, writes output and ends with exit code 0' -Skip:($withoutParallel -and $Code -match '-Parallel') {
        $result = Invoke-ExampleProcess $simulator $Code (Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))) $finished.sid
        $result.Errors | Should -BeNullOrEmpty
        $result.ExitCode | Should -Be 0 -Because ($result.Output -join "`n")
        $result.Output.Count | Should -BeGreaterThan 0
    }
}

Describe 'The guide <Name>' -ForEach $guides {
    It 'has exactly one script that is run' {
        @(Get-GuideScript $Path).Count | Should -Be 1
    }

    It 'has no year that depends on the culture, as ToString gives in a Thai one' {
        $text = (Get-Content $Path -Raw) -replace '\r'
        foreach ($block in [regex]::Matches($text, '(?ms)^```powershell\n(.*?)\n```')) { $block.Value | Should -Not -Match "\.ToString\('[^']*y[^']*'\)" }
    }

    It 'links only to existing files, and has only scripts that parse' {
        $text = (Get-Content $Path -Raw) -replace '\r'
        foreach ($link in [regex]::Matches($text, '\]\((?!https?:)([^)#]+)')) { Join-Path (Split-Path $Path) $link.Groups[1].Value | Should -Exist }
        foreach ($block in [regex]::Matches($text, '(?ms)^```powershell\n(.*?)\n```')) {
            $faults = $null
            $null = [System.Management.Automation.Language.Parser]::ParseInput($block.Groups[1].Value, [ref] $null, [ref] $faults)
            $faults | Should -BeNullOrEmpty
        }
    }
}

Describe 'The scripts of <Name>' -Skip:$noAnalyzer -ForEach $written {
    It 'have no PSScriptAnalyzer findings' {
        foreach ($block in [regex]::Matches(((Get-Content $Path -Raw) -replace '\r'), '(?ms)^```powershell\n(.*?)\n```')) {
            Invoke-ScriptAnalyzer -ScriptDefinition $block.Groups[1].Value | ForEach-Object { "$($_.RuleName): $($_.Message)" } | Should -BeNullOrEmpty
        }
    }
}

Describe 'The nightly export guide' {
    It 'exports every call once, and copies none again in a second run' {
        $code = Get-GuideScript "$PSScriptRoot/../../docs/guides/nightly-export.md"
        $folder = Join-Path $TestDrive nightly
        # One of its own: the other guides place calls.
        $quiet = Start-Simulator --sid mycompany --calls 2000 --days 70
        $quiet.AccountSid = 'mycompany'
        try {
            $truth = @(Get-SimulatorCall $quiet | Where-Object { -not $_.ongoing })
            $first = Invoke-Example $quiet $code $folder $truth.sid
            $again = Invoke-Example $quiet $code $folder $truth.sid
        }
        finally { Stop-Simulator $quiet }

        $first.Errors + $again.Errors | Should -BeNullOrEmpty
        $rows = @(Import-Csv "$folder/calls.csv")
        Compare-Object $rows.Sid $truth.sid | Should -BeNullOrEmpty
        # Until, New and Changed of the table.
        $first.Output[2] | Should -Match ":\d\d +$($truth.Count) +0 "
        $again.Output[2] | Should -Match ':\d\d +0 +0 '
    }

    It 'exports a call that is listed hours after it began' {
        $code = Get-GuideScript "$PSScriptRoot/../../docs/guides/nightly-export.md"
        $folder = Join-Path $TestDrive late
        $late = Start-Simulator --sid mycompany --calls 10000 --days 2 --long-calls 80 --price-delay 600
        $late.AccountSid = 'mycompany'
        try {
            $truth = @(Get-SimulatorCall $late | Where-Object { -not $_.ongoing })
            $first = Invoke-Example $late $code $folder $truth.sid
            $null = Invoke-RestMethod "$($late.Address)/_simulator/clock/18000" -Method Post
            $again = Invoke-Example $late $code $folder $truth.sid
        }
        finally { Stop-Simulator $late }

        $first.Errors + $again.Errors | Should -BeNullOrEmpty
        $first.Output[2] | Should -Not -Match ":\d\d +$($truth.Count) "
        # From the start of the line: where it is wide enough, the elapsed time and the number of deleted calls look the same.
        $again.Output[2] | Should -Not -Match '^\S+ \d\d:\d\d +0 '
        $rows = @(Import-Csv "$folder/calls.csv")
        Compare-Object $rows.Sid $truth.sid | Should -BeNullOrEmpty
        $rows | Where-Object { -not $_.Price } | Should -BeNullOrEmpty
    }
}

Describe 'The scheduled task guide' {
    BeforeAll {
        $script = (New-Item -ItemType Directory "$TestDrive/task").FullName + '/nightly.ps1'
        Set-Content $script ("Import-Module '$env:EXOTEL_TEST_MODULE'`n" + (Get-GuideScript "$PSScriptRoot/../../docs/guides/scheduled-task.md"))
        $shell = (Get-Process -Id $PID).Path
    }

    BeforeEach { Push-Location "$TestDrive/task" }
    AfterEach {
        Pop-Location
        Remove-Item Env:EXOTEL_ACCOUNT_SID, Env:EXOTEL_API_KEY, Env:EXOTEL_API_TOKEN, Env:EXOTEL_REGION, Env:EXOTEL_CONFIG_HOME -ErrorAction Ignore
    }

    It 'ends with <Expected> when <Result>, started with <Way>' -ForEach @(
        foreach ($way in 'the path alone', '-File', '-f', '-Command') {
            @{ Way = $way; Result = 'it succeeds'; Token = 'simtoken'; Expected = 0 }
            @{ Way = $way; Result = 'it fails'; Token = 'a-wrong-token'; Expected = 1 }
        }
    ) {
        $env:EXOTEL_CONFIG_HOME = "$TestDrive/task/.config"
        $env:EXOTEL_ACCOUNT_SID, $env:EXOTEL_API_KEY, $env:EXOTEL_API_TOKEN, $env:EXOTEL_REGION = 'mycompany', 'simkey', $Token, $simulator.Address
        [string[]] $arguments = if ($Way -like '-*') { $Way, $script } else { $script }
        $said = & $shell -NoProfile -NonInteractive @arguments 2>&1
        $LASTEXITCODE | Should -Be $Expected -Because "$said"
    }
}
