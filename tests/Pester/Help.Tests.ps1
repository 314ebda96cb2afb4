BeforeDiscovery {
    Import-Module "$PSScriptRoot/Examples.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    $pages = "$PSScriptRoot/../../docs/en-US"
    $cmdlets = (Get-Command -Module Exotel).Name
    $examples = foreach ($name in $cmdlets) { if (Test-Path "$pages/$name.md") { Get-PageExample "$pages/$name.md" } }
    $noVault = if (-not (Get-Module -ListAvailable Microsoft.PowerShell.SecretStore)) { 'Not installed: Microsoft.PowerShell.SecretStore' }
    # A test must not open the store of the user; only outside Windows can that be moved away.
    elseif ($PSEdition -eq 'Desktop' -or $IsWindows) { 'SecretStore cannot be moved out of the user profile on Windows' }
    $run = @($examples | Where-Object { -not $_.NotRun -and -not ($noVault -and $_.Code -match 'Vault|Secret') } |
            ForEach-Object { @{ Page = $_.Page; Title = $_.Title; Code = $_.Code } })
    $sections = foreach ($file in Get-ChildItem "$pages/about_*.help.txt") { @{ Name = $file.Name; Path = $file.FullName } }
}

BeforeAll {
    $pages = "$PSScriptRoot/../../docs/en-US"
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Examples.psm1", "$PSScriptRoot/Simulator.psm1", "$PSScriptRoot/../../tools/HelpPages.psm1" -Force

    function Get-PageSection {
        param([string] $Name, [string] $Heading)
        $text = (Get-Content "$pages/$Name.md" -Raw) -replace '\r'
        if ($text -match "(?ms)^## $Heading\n(.*?)(?=^## |\z)") { $Matches[1].Trim() }
    }

    # Name and first paragraph of each parameter on the page.
    function Get-PageParameter {
        param([string] $Name)
        foreach ($match in [regex]::Matches((Get-PageSection $Name PARAMETERS) + "`n", '(?ms)^### -(\w+)\n(.*?)(?=^```yaml)')) {
            [pscustomobject]@{ Name = $match.Groups[1].Value; Text = $match.Groups[2].Value.Trim() }
        }
    }

    # Those of the cmdlet's own, with paging and -WhatIf, without the ones that all cmdlets have.
    function Get-OwnParameter {
        param([string] $Name)
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        (Get-Command $Name).Parameters.Values | Where-Object { $_.Name -notin $common -and -not ($_.Attributes | Where-Object { $_ -is [Parameter] -and $_.DontShow }) }
    }
}

Describe 'Help of <_>' -ForEach $cmdlets {
    BeforeAll { $name = $_ }

    It 'has a page without placeholders' {
        "$pages/$name.md" | Should -Exist
        Get-Content "$pages/$name.md" -Raw | Should -Not -Match '\{\{'
    }

    It 'describes exactly the parameters of the cmdlet' {
        $onPage = @(Get-PageParameter $name)
        ($onPage.Name | Sort-Object) -join ' ' | Should -Be (((Get-OwnParameter $name).Name | Sort-Object) -join ' ')
        foreach ($parameter in $onPage) { $parameter.Text.Length | Should -BeGreaterThan 15 -Because "-$($parameter.Name) needs a text" }
    }

    It 'has the syntax of the cmdlet' {
        Get-PageSection $name SYNTAX | Should -BeExactly (Get-SyntaxSection $name) -Because './build.ps1 -Task Help updates it'
    }

    It 'links the other cmdlets of its topics' {
        Get-PageSection $name 'RELATED LINKS' | Should -BeExactly (Get-RelatedLinksSection $name) -Because './build.ps1 -Task Help updates them'
    }

    It 'tells position, aliases and pipeline input as the cmdlet has them' {
        $page = Get-Content "$pages/$name.md" -Raw
        foreach ($parameter in Get-OwnParameter $name) {
            $block = [regex]::Match($page, "(?s)### -$($parameter.Name)\r?\n.*?``````yaml(.*?)``````").Groups[1].Value
            $sets = $parameter.ParameterSets.Values
            $block -match 'IsRequired: true' | Should -Be ($sets.IsMandatory -contains $true) -Because "-$($parameter.Name)"
            $block -match 'ValueFromPipeline: true' | Should -Be ($sets.ValueFromPipeline -contains $true) -Because "-$($parameter.Name)"
            $block -match 'ValueFromPipelineByPropertyName: true' | Should -Be ($sets.ValueFromPipelineByPropertyName -contains $true) -Because "-$($parameter.Name)"
            foreach ($alias in $parameter.Aliases) { $block | Should -Match "- $alias\b" }
        }
    }

    It 'has a synopsis, notes on cost and safety, and three examples, of which one at most is not run' {
        (Get-PageSection $name SYNOPSIS).Length | Should -BeGreaterThan 20
        Get-PageSection $name NOTES | Should -Match '(?s)Cost: .*Safety: '
        $found = @(Get-PageExample "$pages/$name.md")
        $found.Count | Should -BeGreaterOrEqual 3
        @($found | Where-Object NotRun).Count | Should -BeLessOrEqual 1
    }

    It 'is shown by Get-Help' {
        $help = Get-Help $name -Full
        $plain = { param($text) ($text -replace '`' -replace '\s+', ' ').Trim() }
        $help.Synopsis.Trim() | Should -Be (& $plain (Get-PageSection $name SYNOPSIS))
        & $plain ($help.description.Text -join ' ') | Should -Be (& $plain (Get-PageSection $name DESCRIPTION))
        foreach ($parameter in Get-PageParameter $name) {
            & $plain ((Get-Help $name -Parameter $parameter.Name).description.Text -join ' ') | Should -Be (& $plain $parameter.Text)
        }
        @($help.examples.example).Count | Should -Be @(Get-PageExample "$pages/$name.md").Count
        $codes = @($help.examples.example | ForEach-Object { ($_.code -replace '\r').Trim() })
        $codes | Should -Be @((Get-PageExample "$pages/$name.md").Code)
    }
}

Describe 'The examples of the help pages' {
    BeforeAll {
        # A week, since few people call on a weekend: the examples of one or two days find calls on Sundays too.
        $simulator = Start-Simulator --sid mycompany --calls 1000 --days 7 --time-scale 30
        $simulator.AccountSid = 'mycompany'
        $sids = @(Get-SimulatorCall $simulator | Where-Object { -not $_.ongoing -and $_.recorded }).sid
        $oldHome = $env:HOME
        if (-not $IsWindows -and $PSEdition -eq 'Core' -and (Get-Module -ListAvailable Microsoft.PowerShell.SecretStore)) {
            $env:HOME = (New-Item -ItemType Directory (Join-Path $TestDrive 'home')).FullName
            Import-Module Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore
            if (-not [Environment]::GetFolderPath('UserProfile').StartsWith($env:HOME)) { throw 'The store of the user would be used.' }
            $null = Reset-SecretStore -Authentication None -Interaction None -Force -WarningAction SilentlyContinue
            Register-SecretVault Work -ModuleName Microsoft.PowerShell.SecretStore
            Set-Secret ExotelMumbai $simulator.Credential -Vault Work
        }
    }
    AfterEach {
        if ($env:HOME -ne $oldHome) { Get-SecretInfo -Vault Work | Where-Object Name -ne ExotelMumbai | ForEach-Object { Remove-Secret $_.Name -Vault Work } }
    }
    AfterAll {
        Stop-Simulator $simulator
        $env:HOME = $oldHome
    }

    It 'run without error: <Page>, <Title>' -ForEach $run {
        Clear-SimulatorRequest $simulator
        $result = Invoke-Example $simulator $Code (Join-Path $TestDrive ([guid]::NewGuid().ToString('N'))) $sids
        $result.Errors | Should -BeNullOrEmpty
        if ($Page -eq 'Remove-ExoProfile' -and $Code -notmatch '-WhatIf') { $result.Profiles.Count | Should -Be 0 }
        elseif ($Code -match '-WhatIf') {
            $result.Files | Should -BeNullOrEmpty
            @(Get-SimulatorRequest $simulator | Where-Object method -eq POST).Count | Should -Be 0
            if ($Page -like '*-ExoProfile') { $result.Profiles.Count | Should -Be 1 }
        }
        else { $result.Output.Count + $result.Files.Count | Should -BeGreaterThan 0 }
    }
}

Describe '<Name>' -ForEach $sections {
    It 'is shown by Get-Help' {
        $topic = $Name -replace '\.help\.txt$'
        Get-Help $topic | Out-String | Should -Match ([regex]::Escape($topic))
    }

    It 'fits 100 columns' {
        Get-Content $Path | Where-Object Length -gt 100 | Should -BeNullOrEmpty
    }
}

Describe 'The prefix Exo' {
    It 'is explained, since Exchange Online has a module with EXO in its names too' {
        Get-Content "$PSScriptRoot/../../docs/en-US/about_Exotel.help.txt" -Raw | Should -Match 'Exchange Online'
        (Get-Module Exotel).Description | Should -BeLike '*Exotel, not*Exchange Online*'
    }
}

Describe 'about_Exotel_Errors' {
    It 'gives cause and remedy of every ErrorId and of no other' {
        $text = (Get-Content "$PSScriptRoot/../../docs/en-US/about_Exotel_Errors.help.txt" -Raw) -replace '\r'
        $found = [regex]::Matches($text, '(?m)^  (\w+)\n    Cause:  \S(?:.*\n)+?    Remedy: \S').ForEach({ $_.Groups[1].Value })
        ($found | Sort-Object) -join ' ' | Should -Be (([enum]::GetNames([Exotel.ExotelErrorKind]) | Sort-Object) -join ' ')
    }
}

Describe 'about_Exotel_Accounts' {
    It 'names every environment variable that the module reads' {
        $source = Get-Content "$PSScriptRoot/../../src/Exotel.PowerShell/Profiles/*.cs" -Raw
        $read = [regex]::Matches($source -join '', '"(EXOTEL_\w+)"').ForEach({ $_.Groups[1].Value }) | Sort-Object -Unique
        $text = Get-Content "$PSScriptRoot/../../docs/en-US/about_Exotel_Accounts.help.txt" -Raw
        foreach ($name in $read) { $text | Should -Match $name }
    }
}
