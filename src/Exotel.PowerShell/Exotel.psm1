# Imports the assembly for this edition of PowerShell. A manifest cannot choose it, and still be read by Import-PowerShellDataFile.
# The version is checked only after a failure: an older PowerShell cannot load the assembly, and the check would slow down every import.
$folder = 'netstandard2.0'
if ($PSEdition -eq 'Core') {
    # For these systems the package has the assemblies compiled ahead of time. Nothing is called here, so that it also works in ConstrainedLanguage.
    $folder = [System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
    if ($folder -ne 'win-x64' -and $folder -ne 'linux-x64') { $folder = 'net8.0' }
}

try {
    Import-Module -Name "$PSScriptRoot/bin/$folder/Exotel.PowerShell.dll", "$PSScriptRoot/Exotel.Types.psd1" -ErrorAction Stop
}
catch {
    $version = $PSVersionTable.PSVersion
    if ($version.Major -gt 7 -or ($version.Major -eq 7 -and $version.Minor -ge 4) -or ($version.Major -eq 5 -and $version.Minor -ge 1)) { throw }
    throw "The module Exotel needs PowerShell 7.4 or later (or Windows PowerShell 5.1). This is PowerShell $version."
}
