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
