# Runs one Pester file and writes what came of it as JSON.
param(
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $ResultPath
)

$ErrorActionPreference = 'Stop'

# Rate limits are shared through the config folder; a suite shares it with nobody.
$folder = Join-Path ([IO.Path]::GetTempPath()) ('exotel-suite-' + [guid]::NewGuid().ToString('N'))
if (-not $env:EXOTEL_CONFIG_HOME) { $env:EXOTEL_CONFIG_HOME = $folder }
$report = @{ PowerShell = "$($PSVersionTable.PSVersion)"; Passed = 0; Failed = 0; Skipped = 0; Failures = @(); Skips = @(); Unavailable = $null }

$pester = Get-Module -ListAvailable -Name Pester | Where-Object { $_.Version.Major -ge 5 } | Sort-Object Version -Descending | Select-Object -First 1
if (-not $pester) {
    $report.Unavailable = "No Pester 5 in PowerShell $($PSVersionTable.PSVersion): this suite did not run."
}
else {
    Import-Module $pester.Path
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Path
    $configuration.Run.PassThru = $true
    $configuration.Output.Verbosity = 'None'
    $run = Invoke-Pester -Configuration $configuration

    $report.Passed = $run.PassedCount
    $report.Skipped = $run.SkippedCount + $run.NotRunCount
    $report.Skips = @(
        foreach ($item in @($run.Skipped) + @($run.NotRun)) {
            if ($item) { "[$($item.ExpandedPath)] " + (@($item.ErrorRecord) -join ' | ') }
        }
    )
    $report.Failed = $run.FailedCount + $run.FailedBlocksCount + $run.FailedContainersCount
    $report.Failures = @(
        foreach ($item in @($run.Failed) + @($run.FailedBlocks) + @($run.FailedContainers)) {
            if ($item) { "[$($item.ExpandedPath)] " + (@($item.ErrorRecord | ForEach-Object { "$_ ($($_.InvocationInfo.ScriptLineNumber))" }) -join ' | ') }
        }
    )
}

ConvertTo-Json $report -Depth 4 | Set-Content -LiteralPath $ResultPath -Encoding UTF8
Remove-Item -LiteralPath $folder -Recurse -Force -ErrorAction Ignore
