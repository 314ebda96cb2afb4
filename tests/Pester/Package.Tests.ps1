# What a user gets from a repository: the package is put into a folder feed, found, saved from there, and does the main job.

BeforeDiscovery {
    $noPSResourceGet = if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PSResourceGet)) { 'PSResourceGet is not installed in this PowerShell.' }
    $noPackage = if (-not $env:EXOTEL_TEST_PACKAGE -and -not (Get-Command dotnet -ErrorAction Ignore)) { 'There is no package in EXOTEL_TEST_PACKAGE and no dotnet to make one.' }
    $unavailable = $noPSResourceGet, $noPackage | Where-Object { $_ } | Select-Object -First 1
}

Describe 'The manifest of the module' {
    It 'is what Test-ModuleManifest expects' {
        $manifest = Test-ModuleManifest $env:EXOTEL_TEST_MODULE -WarningVariable warnings -WarningAction SilentlyContinue -ErrorAction Stop
        $warnings | Should -BeNullOrEmpty
        $manifest.Name | Should -Be 'Exotel'
    }

    It 'has each field that a gallery shows' {
        $manifest = Test-ModuleManifest $env:EXOTEL_TEST_MODULE
        foreach ($field in 'Description', 'Author', 'CompanyName', 'Copyright', 'Guid', 'LicenseUri', 'ReleaseNotes', 'Tags', 'CompatiblePSEditions', 'PowerShellVersion', 'DotNetFrameworkVersion') {
            $manifest.$field | Should -Not -BeNullOrEmpty -Because $field
        }
        $manifest.Tags | Should -Contain 'PSEdition_Core'
        $manifest.Tags | Should -Contain 'PSEdition_Desktop'
        $manifest.ReleaseNotes | Should -Match 'Get-ExoCall'
    }

    It 'exports exactly the cmdlets of the assembly, by name' {
        $text = Get-Content $env:EXOTEL_TEST_MODULE -Raw
        $text | Should -Not -Match 'ToExport\s*=.*\*'
        $listed = [regex]::Matches($text, "(?m)^        '(\w+-Exo\w+)'") | ForEach-Object { $_.Groups[1].Value }
        $assembly = Import-Module $env:EXOTEL_TEST_MODULE -Force -PassThru | ForEach-Object { $_.NestedModules + $_ } | ForEach-Object ImplementingAssembly | Where-Object { $_ }
        if (-not $assembly) { $assembly = (Get-Command Get-ExoCall).ImplementingType.Assembly }
        $cmdlets = $assembly.GetExportedTypes() | ForEach-Object { $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false) } | ForEach-Object { "$($_.VerbName)-$($_.NounName)" }
        $listed | Should -Be ($cmdlets | Sort-Object)
    }
}

Describe 'The package in a folder feed' -Skip:([bool] $unavailable) {
    BeforeAll {
        if ($unavailable) { return }
        Import-Module "$PSScriptRoot/Simulator.psm1" -Force
        $feed = (New-Item -ItemType Directory "$TestDrive/feed").FullName
        if ($env:EXOTEL_TEST_PACKAGE) { Copy-Item $env:EXOTEL_TEST_PACKAGE $feed }
        else {
            $configuration = if ($env:EXOTEL_TEST_CONFIGURATION) { $env:EXOTEL_TEST_CONFIGURATION } else { 'Debug' }
            $said = & dotnet pack "$PSScriptRoot/../../src/Exotel.PowerShell" --no-build --configuration $configuration --output $feed -nodeReuse:false "-p:NuspecOutputPath=$TestDrive/nuspec"
            if ($LASTEXITCODE) { throw ($said -join "`n") }
        }

        $repository = 'exotel-' + [guid]::NewGuid().ToString('N')
        Register-PSResourceRepository -Name $repository -Uri $feed -Trusted
    }

    AfterAll {
        if ($repository) { Unregister-PSResourceRepository $repository }
        if ($simulator) { Stop-Simulator $simulator }
    }

    BeforeEach { if ($unavailable) { Set-ItResult -Skipped -Because $unavailable } }

    It 'is found by its name and by a tag' {
        $found = Find-PSResource Exotel -Repository $repository
        "$($found.Version)" | Should -Be "$((Test-ModuleManifest $env:EXOTEL_TEST_MODULE).Version)"
        "$($found.Type)" | Should -Be 'Module'
        $found.LicenseUri | Should -Be 'https://opensource.org/licenses/MIT'
        (Find-PSResource -Tag Telephony -Repository $repository).Name | Should -Be 'Exotel'
    }

    It 'installs where modules are found by name, and exports failed calls from there' {
        $modules = (New-Item -ItemType Directory "$TestDrive/modules").FullName
        Save-PSResource Exotel -Repository $repository -Path $modules -TrustRepository
        $simulator = Start-Simulator --calls 500
        $csv = "$TestDrive/failed.csv"

        $script = "$TestDrive/oneliner.ps1"
        Set-Content $script {
            param($Modules, $Address, $Csv)
            $ErrorActionPreference = 'Stop'
            $env:PSModulePath = $Modules + [IO.Path]::PathSeparator + $env:PSModulePath
            $env:EXOTEL_ACCOUNT_SID, $env:EXOTEL_API_KEY, $env:EXOTEL_API_TOKEN, $env:EXOTEL_REGION = 'exotest', 'simkey', 'simtoken', $Address
            Get-ExoCall -Status failed | Export-Csv $Csv -NoTypeInformation
            (Get-Module Exotel).ModuleBase
            (Get-Help Get-ExoCall).Synopsis
        }
        $said = @(& (Get-Process -Id $PID).Path -NoProfile -NonInteractive -File $script $modules $simulator.Address $csv 2>&1)

        $LASTEXITCODE | Should -Be 0 -Because "$said"
        $said[0] | Should -BeLike "$modules*"
        $said[1] | Should -Match 'calls'
        $rows = @(Import-Csv $csv)
        $rows.Count | Should -BeGreaterThan 0
        $rows.Status | Sort-Object -Unique | Should -Be 'failed'
    }
}
