<#
.SYNOPSIS
    Wraps the commands of the README. Each task can be run without this script.
.EXAMPLE
    ./build.ps1 -Task Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Check', 'Demo', 'Benchmark', 'Help', 'Screens', 'Package', 'Release', 'Clean')]
    [string] $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'

if ($Task -in 'Help', 'Screens', 'Release') {
    & "$PSScriptRoot/tools/build-$($Task.ToLowerInvariant()).ps1"
    if ($Task -eq 'Screens') { & "$PSScriptRoot/tools/build-report-pictures.ps1" }
    exit 0
}

$arguments = switch ($Task) {
    'Build' { 'build', $PSScriptRoot, '--configuration', $Configuration }
    'Test' { 'test', $PSScriptRoot, '--configuration', $Configuration }
    'Check' { 'run', '--project', "$PSScriptRoot/tools/Exotel.Check" }
    'Demo' { 'run', '--project', "$PSScriptRoot/src/Exotel.Demo", '--configuration', $Configuration }
    'Benchmark' { 'run', '--project', "$PSScriptRoot/tests/Exotel.Benchmarks", '--configuration', 'Release', '-p:ReadyToRun=true' }
    'Package' { 'pack', "$PSScriptRoot/src/Exotel.PowerShell", '--configuration', $Configuration, '-p:ReadyToRun=true' }
    'Clean' { 'clean', $PSScriptRoot, '--configuration', $Configuration }
}

& dotnet @arguments
if ($Task -eq 'Clean') { Remove-Item "$PSScriptRoot/out" -Recurse -Force -ErrorAction Ignore }
exit $LASTEXITCODE
