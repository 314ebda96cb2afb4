<#
.SYNOPSIS
    Makes the files of a release in out/release: package, zip, bill of materials, checksums and notes.
.DESCRIPTION
    Stops where tag, version and change log disagree. Uses the package in out, and makes it where there is none. With a certificate in SIGNING_CERTIFICATE (a PFX file in Base64) and its
    password in SIGNING_PASSWORD, signs what the package contains; without one, the same sources give the same bytes.
.EXAMPLE
    ./tools/build-release.ps1 -Tag v1.0.0
#>
[CmdletBinding()]
param(
    # The tag, such as v1.0.0; by default that of the version in Directory.Build.props.
    [string] $Tag,

    # The program dotnet-CycloneDX. Without it there is no bill of materials, with a warning.
    [string] $BillOfMaterialsTool
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version Latest
Add-Type -AssemblyName System.IO.Compression

$root = (Resolve-Path "$PSScriptRoot/..").Path
$version = ([xml](Get-Content "$root/Directory.Build.props" -Raw)).SelectSingleNode('//Version').InnerText
if (-not $Tag) { $Tag = "v$version" }
if ($Tag -cne "v$version") { throw "The tag is $Tag, and the version in Directory.Build.props is $version. Change one of them." }

$log = (Get-Content "$root/CHANGELOG.md" -Raw) -replace '\r'
$heading = [regex]::Match($log, '(?m)^## (?<version>\S+) - (?<date>\S+)$')
if ($heading.Groups['version'].Value -cne $version) { throw "The newest heading of CHANGELOG.md is '$($heading.Value)', and the version is $version." }
if ($heading.Groups['date'].Value -notmatch '^\d{4}-\d\d-\d\d$') { throw "The heading of CHANGELOG.md says '$($heading.Groups['date'].Value)' instead of a date such as 2027-01-31." }

function Get-EntryName([System.IO.Compression.ZipArchive] $Archive) { $Archive.Entries.FullName | Sort-Object -CaseSensitive }

# Entries in order and without a time of their own, so that the same content gives the same bytes.
function Write-Zip([string] $Path, [System.Collections.IDictionary] $Content) {
    $stream = [IO.File]::Create($Path)
    try {
        $archive = [IO.Compression.ZipArchive]::new($stream, 'Create')
        $names = [string[]] $Content.Keys
        [Array]::Sort($names, [StringComparer]::Ordinal)
        foreach ($name in $names) {
            $entry = $archive.CreateEntry($name, 'Optimal')
            $entry.LastWriteTime = [DateTimeOffset]::new(1980, 1, 1, 0, 0, 0, [TimeSpan]::Zero)
            $target = $entry.Open()
            try { $target.Write($Content[$name], 0, $Content[$name].Length) } finally { $target.Dispose() }
        }

        $archive.Dispose()
    }
    finally { $stream.Dispose() }
}

function Read-Zip([string] $Path) {
    $content = @{}
    $archive = [IO.Compression.ZipArchive]::new([IO.File]::OpenRead($Path), 'Read')
    try {
        foreach ($name in Get-EntryName $archive) {
            $memory = [IO.MemoryStream]::new()
            $source = $archive.GetEntry($name).Open()
            try { $source.CopyTo($memory) } finally { $source.Dispose() }
            $content[$name] = $memory.ToArray()
        }
    }
    finally { $archive.Dispose() }
    $content
}

function Add-Signature([hashtable] $Content) {
    $pfx = [Security.Cryptography.X509Certificates.X509Certificate2]::new([Convert]::FromBase64String($env:SIGNING_CERTIFICATE), $env:SIGNING_PASSWORD)
    $folder = New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid().ToString('N')))
    try {
        foreach ($name in @($Content.Keys) | Where-Object { $_ -match '(^|/)Exotel\.[^/]*\.(dll|ps1xml)$|^Exotel\.(psd1|psm1)$|^Exotel\.Types\.psd1$|^sqlite/[^/]+-x64/(Microsoft|SQLitePCLRaw)\.' }) {
            $file = Join-Path $folder (Split-Path $name -Leaf)
            [IO.File]::WriteAllBytes($file, $Content[$name])
            $signature = Set-AuthenticodeSignature -FilePath $file -Certificate $pfx -HashAlgorithm SHA256 -TimestampServer 'http://timestamp.digicert.com'
            if ($signature.Status -ne 'Valid') { throw "$name could not be signed: $($signature.StatusMessage)" }
            $Content[$name] = [IO.File]::ReadAllBytes($file)
            Remove-Item $file
        }
    }
    finally { Remove-Item $folder -Recurse -Force }
}

$package = "$root/out/Exotel.$version.nupkg"
if (-not (Test-Path $package)) {
    & dotnet pack "$root/src/Exotel.PowerShell" --configuration Release -p:ReadyToRun=true | Out-Host
    if ($LASTEXITCODE) { throw 'The package could not be made.' }
}

$release = "$root/out/release"
if (Test-Path $release) { Remove-Item $release -Recurse -Force }
$null = New-Item -ItemType Directory $release

$content = Read-Zip $package
if ($content['bin/win-x64/Exotel.Client.dll'].Length -eq $content['bin/net8.0/Exotel.Client.dll'].Length -or -not $content['sqlite/win-x64/Microsoft.Data.Sqlite.dll']) {
    throw "The assemblies of $package are not compiled ahead of time. Delete it, or make it with ./build.ps1 -Task Package."
}

if ($env:SIGNING_CERTIFICATE) { Add-Signature $content }
else { Write-Warning 'There is no certificate in SIGNING_CERTIFICATE: the files are not signed.' }
Write-Zip "$release/Exotel.$version.nupkg" $content

# Azure Automation imports a zip with the module's folder in it.
$module = @{}
foreach ($name in $content.Keys) {
    if ($name -notmatch '^(_rels/|package/|\[Content_Types\]\.xml$|[^/]+\.nuspec$)') { $module["Exotel/$([Uri]::UnescapeDataString($name))"] = $content[$name] }
}
Write-Zip "$release/Exotel.$version.zip" $module

if ($BillOfMaterialsTool) {
    # Reference assemblies are not part of the package.
    & $BillOfMaterialsTool "$root/src/Exotel.PowerShell/Exotel.PowerShell.csproj" --recursive --exclude-filter 'PowerShellStandard.Library,NETStandard.Library' --output $release --filename "Exotel.$version.cdx.json" --output-format Json --no-serial-number --set-name Exotel --set-version $version | Out-Host
    if ($LASTEXITCODE) { throw 'The bill of materials could not be made.' }

    # The time of the run would be the only difference between two runs.
    $bill = "$release/Exotel.$version.cdx.json"
    $date = $heading.Groups['date'].Value
    [IO.File]::WriteAllText($bill, ([IO.File]::ReadAllText($bill) -replace '("timestamp": )"[^"]*"', "`$1`"${date}T00:00:00Z`""))
}
else { Write-Warning 'There is no -BillOfMaterialsTool: the release has no bill of materials.' }

$next = [regex]::Match($log.Substring($heading.Index + $heading.Length), '(?m)^## ')
$notes = $log.Substring($heading.Index + $heading.Length, $(if ($next.Success) { $next.Index } else { $log.Length - $heading.Index - $heading.Length })).Trim()
[IO.File]::WriteAllText("$release/notes.md", $notes + "`n")

$sums = foreach ($file in Get-ChildItem $release -File | Where-Object Name -ne 'notes.md' | Sort-Object Name -CaseSensitive) {
    "$((Get-FileHash $file.FullName -Algorithm SHA256).Hash.ToLowerInvariant())  $($file.Name)"
}
[IO.File]::WriteAllText("$release/SHA256SUMS", ($sums -join "`n") + "`n")
Get-ChildItem $release | Select-Object Name, Length
