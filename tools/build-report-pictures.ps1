<#
.SYNOPSIS
    Makes pictures of a report of a simulator's calls: docs/images/report.png for README.md, and more in out/pictures to look at.
.DESCRIPTION
    Needs a build, and a Chromium on PATH. ./build.ps1 -Task Screens runs it after the other screens.
#>
[CmdletBinding()]
param([string] $Folder = "$PSScriptRoot/../out/pictures")

$ErrorActionPreference = 'Stop'
$manifest = Get-ChildItem "$PSScriptRoot/../out/Exotel/*/Exotel.psd1" | Sort-Object LastWriteTime -Descending | Select-Object -First 1
if (-not $manifest) { throw "The module is not built: run 'dotnet build' first." }
Import-Module $manifest.FullName
Import-Module "$PSScriptRoot/../tests/Pester/Simulator.psm1"

$null = New-Item -ItemType Directory $Folder -Force
$Folder = (Resolve-Path $Folder).Path
Get-ChildItem $Folder | Remove-Item
$store = Join-Path $Folder 'calls.db'
$old = $env:EXOTEL_RATE_LIMIT, $env:EXOTEL_TEST_PICTURES
$simulator = Start-Simulator --calls 12000 --days 62 --agents 12 --users 10
try {
    $env:EXOTEL_RATE_LIMIT = '0'
    $account = $simulator.Account
    $null = Sync-ExoCall -Store $store -Since (Get-Date).AddDays(-62) @account

    # Whole days of the account's time zone, in which times without an offset are.
    $today = [DateTimeOffset]::UtcNow.ToOffset([timespan] '05:30').Date
    $report = @{ Store = $store; Since = $today.AddDays(-30); Until = $today.AddSeconds(-1); Title = 'Calls of Example Ltd' }
    Export-ExoReport (Join-Path $Folder 'report.html') @report
    Export-ExoReport (Join-Path $Folder 'mail.html') @report -ForMail

    $env:EXOTEL_TEST_PICTURES = $Folder
    & dotnet run --project "$PSScriptRoot/../tests/Exotel.Browser.Tests" -- -explicit only
    if ($LASTEXITCODE) { throw "The pictures were not made: exit code $LASTEXITCODE." }
    $images = New-Item -ItemType Directory "$PSScriptRoot/../docs/images" -Force
    Copy-Item (Join-Path $Folder 'report.png') (Join-Path $images.FullName 'report.png')
}
finally {
    $env:EXOTEL_RATE_LIMIT, $env:EXOTEL_TEST_PICTURES = $old
    $simulator | Stop-Simulator
}
