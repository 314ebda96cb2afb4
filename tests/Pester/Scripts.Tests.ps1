# Every script of the repository but those of the help pages and guides, which Guides.Tests.ps1 holds to the same.

BeforeDiscovery {
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $noAnalyzer = -not (Get-Module -ListAvailable PSScriptAnalyzer)
    # Exotel.psd1 is a template; what the build makes of it counts.
    $shipped = @($env:EXOTEL_TEST_MODULE) + @(Get-ChildItem "$root/*.ps1", "$root/tools/*.ps1" | ForEach-Object FullName) | ForEach-Object { @{ Path = $_; Name = Split-Path $_ -Leaf } }
    $tests = Get-ChildItem "$root/tests/Pester" -Recurse -Include *.ps1, *.psm1, *.psd1 | ForEach-Object { @{ Path = $_.FullName; Name = $_.Name } }
    $texts = 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md' | Where-Object { Test-Path "$root/$_" } | ForEach-Object { @{ Path = "$root/$_"; Name = $_ } }
}

BeforeAll {
    function Format-Finding { process { "$($_.ScriptName):$($_.Line) $($_.RuleName): $($_.Message)" } }
}

Describe 'PSScriptAnalyzer' -Skip:$noAnalyzer {
    It 'finds nothing in <Name>' -ForEach $shipped {
        Invoke-ScriptAnalyzer -Path $Path | Format-Finding | Should -BeNullOrEmpty
    }

    It 'finds nothing in the test <Name>' -ForEach $tests {
        Invoke-ScriptAnalyzer -Path $Path -Settings "$PSScriptRoot/PSScriptAnalyzerSettings.psd1" | Format-Finding | Should -BeNullOrEmpty
    }

    It 'finds nothing in the scripts of <Name>' -ForEach $texts {
        $text = (Get-Content $Path -Raw) -replace '\r'
        foreach ($block in [regex]::Matches($text, '(?ms)^```powershell\n(.*?)\n```')) {
            Invoke-ScriptAnalyzer -ScriptDefinition $block.Groups[1].Value | Format-Finding | Should -BeNullOrEmpty
        }
    }
}
