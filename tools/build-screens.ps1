<#
.SYNOPSIS
    Makes the screens of README.md: what the default views show of a simulator's calls.
.DESCRIPTION
    Replaces the text between the marks <!-- screen: command --> and <!-- end of screen -->. Needs a build. ./build.ps1 -Task Screens does the same.
#>
[CmdletBinding()]
param([string] $Path = "$PSScriptRoot/../README.md")

$ErrorActionPreference = 'Stop'
$manifest = Get-ChildItem "$PSScriptRoot/../out/Exotel/*/Exotel.psd1" | Sort-Object LastWriteTime -Descending | Select-Object -First 1
if (-not $manifest) { throw "The module is not built: run 'dotnet build' first." }
Import-Module $manifest.FullName
Import-Module "$PSScriptRoot/../tests/Pester/Simulator.psm1"
$PSStyle.OutputRendering = 'PlainText'

$simulator = Start-Simulator --calls 3000
try {
    $account = $simulator.Account
    $null = Connect-ExoAccount @account -SkipTest
    $text = (Get-Content -LiteralPath $Path -Raw) -replace '\r'
    $text = [regex]::Replace($text, '(?s)(<!-- screen: ([^\n]+?) -->\n).*?(<!-- end of screen -->)', {
            param($match)
            $command = $match.Groups[2].Value
            $screen = (& ([scriptblock]::Create($command)) | Out-String -Width 80 -Stream | ForEach-Object TrimEnd) -join "`n"
            $match.Groups[1].Value + "``````text`nPS> $command`n`n" + $screen.Trim("`n") + "`n```````n" + $match.Groups[3].Value
        })
    [IO.File]::WriteAllText($Path, $text)
}
finally {
    Disconnect-ExoAccount
    $simulator | Stop-Simulator
}
