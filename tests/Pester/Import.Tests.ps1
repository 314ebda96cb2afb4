# What importing the module costs a session: each case in a fresh process of the PowerShell that runs this suite.

BeforeDiscovery { $isCore = $PSEdition -eq 'Core' }

BeforeAll {
    $module = $env:EXOTEL_TEST_MODULE
    $desktop = Join-Path (Split-Path $module) 'bin/netstandard2.0/Exotel.PowerShell.dll'

    function Invoke-FreshShell([scriptblock] $Script, [string[]] $Arguments) {
        $file = "$TestDrive/fresh.ps1"
        Set-Content $file $Script
        $shell = (Get-Process -Id $PID).Path
        $policy = if ($PSEdition -eq 'Desktop') { '-ExecutionPolicy', 'Bypass' }
        $output = & $shell -NoProfile -NonInteractive @policy -File $file @Arguments
        if ($LASTEXITCODE) { throw "The fresh shell ended with $LASTEXITCODE. $output" }
        $output
    }

    # The names of the assemblies that an import adds to the process.
    $import = {
        param($module)
        $names = { [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } }
        # PowerShell loads these in the background while it starts, on Windows at times after the script began.
        Import-Module Microsoft.PowerShell.Management, Microsoft.PowerShell.Utility
        $before = & $names
        Import-Module $module -ErrorAction Stop
        & $names | Where-Object { $_ -notin $before }
    }
}

Describe 'Import-Module' {
    It 'loads the assembly of the cmdlets and no other' -Skip:(-not $isCore) {
        Invoke-FreshShell $import $module | Should -Be 'Exotel.PowerShell'
    }

    It 'leaves the assembly of the figures until they are first needed' -Skip:(-not $isCore) {
        $loaded = Invoke-FreshShell {
            param($module)
            $names = { ([AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -like 'Exotel.*' } | Sort-Object) -join ' ' }
            Import-Module $module -ErrorAction Stop
            $null = '{"CallSid":"a"}' | ConvertFrom-ExoCallback
            & $names
            $null = @() | Measure-ExoCall
            & $names
        } $module
        $loaded | Should -Be 'Exotel.Client Exotel.PowerShell', 'Exotel.Analytics Exotel.Client Exotel.PowerShell'
    }

    It 'loads no assembly for JSON or the network' {
        $loaded = @(Invoke-FreshShell $import $module)
        $loaded | Should -Contain 'Exotel.PowerShell'
        $loaded -match '^System\.(Net|Text)\.|^System\.(IO\.Pipelines|Memory)$' | Should -BeNullOrEmpty
    }
}

Describe 'The manifest' {
    It 'can be read without running it' {
        (Import-PowerShellDataFile $module).RootModule | Should -Be 'Exotel.psm1'
    }
}

Describe 'The root module' {
    It 'takes the assemblies for its system where the module has them' -Skip:(-not $isCore) {
        $system = [System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
        $folder = Join-Path (Split-Path $module) "bin/$system"
        $expected = if ((Test-Path $folder) -and $system -match '-x64$') { $system } else { 'net8.0' }
        Invoke-FreshShell {
            param($module)
            Import-Module $module -ErrorAction Stop
            Split-Path (Split-Path (Get-Command Get-ExoCall).ImplementingType.Assembly.Location) -Leaf
        } $module | Should -Be $expected
    }

    It 'takes the assemblies for any system where it has none for this one, in <_>' -Skip:(-not $isCore) -ForEach 'FullLanguage', 'ConstrainedLanguage' {
        $copy = Join-Path $TestDrive "no-system-$_"
        Copy-Item (Split-Path $module) $copy -Recurse
        Remove-Item "$copy/bin/*-x64" -Recurse
        Invoke-FreshShell {
            param($module, $mode)
            $ExecutionContext.SessionState.LanguageMode = $mode
            Import-Module $module -ErrorAction Stop
            Split-Path (Split-Path (Get-Command Get-ExoCall).DLL) -Leaf
            $Error.Count
        } "$copy/Exotel.psd1", $_ | Should -Be 'net8.0', '0'
    }

    It 'can be imported in ConstrainedLanguage' {
        Invoke-FreshShell {
            param($module)
            $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'
            Import-Module $module -ErrorAction Stop
            (Get-Command Get-ExoCall).Name
            $Error.Count
        } $module | Should -Be 'Get-ExoCall', '0'
    }

    It 'tells what is wrong with an assembly that cannot be loaded' {
        $copy = Join-Path $TestDrive 'damaged'
        Copy-Item (Split-Path $module) $copy -Recurse
        Get-ChildItem $copy -Recurse -Filter Exotel.PowerShell.dll | ForEach-Object { Set-Content $_.FullName 'not loadable here' }
        $shown = Invoke-FreshShell { param($module) try { Import-Module $module -ErrorAction Stop } catch { "$_" } } "$copy/Exotel.psd1"
        $shown | Should -Match 'bin.[\w.-]+.Exotel\.PowerShell\.dll'
        $shown | Should -Not -Match 'no valid module file'
    }

    It 'exports the cmdlets under the name of the module' {
        $shown = Invoke-FreshShell { param($module) Import-Module $module; (Get-Command Get-ExoCall).Source; @(Get-Command -Module Exotel).Count; (Get-Module Exotel*).Name } $module
        $shown | Should -Be 'Exotel', @((Import-PowerShellDataFile $module).CmdletsToExport).Count, 'Exotel'
    }

    It 'can be imported again and removed, with its types' {
        $shown = Invoke-FreshShell {
            param($module)
            $ErrorActionPreference = 'Stop'
            $types = { @(Get-TypeData Deserialized.Exotel.Call).Count }
            Import-Module $module; Import-Module $module -Force; & $types; @(Get-Command -Module Exotel).Count -gt 10
            Remove-Module Exotel; & $types; @(Get-Module Exotel*).Count
            Import-Module $module; & $types
        } $module
        $shown | Should -Be '1', 'True', '0', '0', '1'
    }

    It 'names the supported versions in PowerShell <Version>' -Skip:(-not $isCore) -ForEach @(@{ Version = '7.0.13' }, @{ Version = '7.3.12' }) {
        # An assembly for a later .NET, as that PowerShell sees it: it cannot be loaded.
        $copy = Join-Path $TestDrive $Version
        Copy-Item (Split-Path $module) $copy -Recurse
        Get-ChildItem $copy -Recurse -Filter Exotel.PowerShell.dll | ForEach-Object { Set-Content $_.FullName 'not loadable here' }
        $shown = Invoke-FreshShell {
            param($module, $version)
            $PSVersionTable.PSVersion = [semver] $version
            try { Import-Module $module -ErrorAction Stop } catch { "$_" }
            [AppDomain]::CurrentDomain.GetAssemblies().Where{ $_.GetName().Name -like 'Exotel*' }.Count
        } "$copy/Exotel.psd1", $Version
        $shown | Should -Be "The module Exotel needs PowerShell 7.4 or later (or Windows PowerShell 5.1). This is PowerShell $Version.", '0'
    }
}

Describe 'The resolver of the build for Windows PowerShell' {
    It 'is registered once while any runspace has the module, and not after the last one removed it' {
        $states = Invoke-FreshShell {
            param($assembly)
            $ErrorActionPreference = 'Stop'
            $state = {
                $cmdlets = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Exotel.PowerShell' }
                $hook = $cmdlets.GetType('Exotel.PowerShell.Hosting.ResolverHook')
                $null -ne $hook.GetField('_resolver', 'NonPublic, Static').GetValue($null)
            }
            $other = [powershell]::Create()
            Import-Module $assembly
            & $state
            $null = $other.AddScript("Import-Module '$assembly'").Invoke(); $other.Commands.Clear()
            Import-Module $assembly -Force
            Remove-Module Exotel.PowerShell
            & $state
            $null = $other.AddScript('Remove-Module Exotel.PowerShell').Invoke()
            & $state
            Import-Module $assembly
            & $state
        } $desktop
        $states | Should -Be 'True', 'True', 'False', 'True'
    }
}
