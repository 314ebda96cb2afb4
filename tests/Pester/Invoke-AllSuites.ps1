# Runs every suite in this PowerShell against a module that was built before, and ends with the number of failures. A suite that cannot run is a failure.
param(
    # The version that this PowerShell must have, such as 7.4.
    [Parameter(Mandatory)] [string] $ExpectedVersion
)

$ErrorActionPreference = 'Stop'
"PowerShell $($PSVersionTable.PSVersion) ($PSEdition) on $([Runtime.InteropServices.RuntimeInformation]::FrameworkDescription)"
if ("$($PSVersionTable.PSVersion)" -notlike "$ExpectedVersion.*") { throw "This is PowerShell $($PSVersionTable.PSVersion); $ExpectedVersion was to be tested." }

$null = Install-PackageProvider NuGet -Force -Scope CurrentUser -ErrorAction Ignore
Install-Module Pester -MinimumVersion 5.5.0 -Force -Scope CurrentUser -SkipPublisherCheck

$root = (Resolve-Path "$PSScriptRoot/../..").Path
$env:EXOTEL_TEST_MODULE = (Get-ChildItem "$root/out/Exotel/*/Exotel.psd1").FullName
$env:EXOTEL_TEST_PACKAGE = (Get-ChildItem "$root/out/*.nupkg").FullName
$env:EXOTEL_TEST_SIMULATOR = (Get-ChildItem "$root/src/Exotel.Simulator/bin" -Recurse -Filter Exotel.Simulator.dll | Select-Object -First 1).FullName
$env:EXOTEL_TEST_KIT = (Get-ChildItem "$root/tests/Exotel.TestKit/bin" -Recurse -Filter Exotel.TestKit.dll | Where-Object FullName -like '*netstandard2.0*' | Select-Object -First 1).FullName

$result = Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid().ToString('N') + '.json')
$failed = 0
foreach ($suite in Get-ChildItem "$PSScriptRoot/*.Tests.ps1") {
    & "$PSScriptRoot/Invoke-Suite.ps1" -Path $suite.FullName -ResultPath $result
    $report = Get-Content $result -Raw | ConvertFrom-Json
    "$($suite.Name): $($report.Passed) passed, $($report.Failed) failed, $($report.Skipped) skipped $($report.Unavailable)"
    $report.Failures
    $failed += $report.Failed
    if ($report.Unavailable) { $failed++ }
}

Remove-Item $result -ErrorAction Ignore
exit $failed
