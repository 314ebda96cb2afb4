# Imports the assembly for this edition of PowerShell. A manifest cannot choose it, and still be read by Import-PowerShellDataFile.
$version = $PSVersionTable.PSVersion
if ($PSEdition -eq 'Core') {
    $folder = 'net8.0'
    $isSupported = $version.Major -gt 7 -or ($version.Major -eq 7 -and $version.Minor -ge 4)
}
else {
    $folder = 'netstandard2.0'
    $isSupported = $version.Major -eq 5 -and $version.Minor -ge 1
}
if (-not $isSupported) { throw "The module Exotel needs PowerShell 7.4 or later (or Windows PowerShell 5.1). This is PowerShell $version." }

Import-Module -Name "$PSScriptRoot/bin/$folder/Exotel.PowerShell.dll", "$PSScriptRoot/Exotel.Types.psd1" -ErrorAction Stop
