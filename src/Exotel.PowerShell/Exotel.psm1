# Imports the assembly for this system. A manifest cannot choose it, and still be read by Import-PowerShellDataFile.
# PowerShell compiles code for each comparison in a script, which took a quarter of the time of an import. So nothing is compared where the package has
# assemblies compiled ahead of time: they are in a folder with the name of the system. The rest is in functions, which are compiled when they are called.

function Import-FrameworkAssembly {
    $framework = if ($PSEdition -eq 'Core') { 'net8.0' } else { 'netstandard2.0' }
    Import-Module -Name "$PSScriptRoot/bin/$framework/Exotel.PowerShell.dll" -ErrorAction Stop
}

# The error of an import that failed. An older PowerShell cannot load the assembly.
function Get-ImportError {
    param($ErrorRecord)
    $version = $PSVersionTable.PSVersion
    if ($version.Major -gt 7 -or ($version.Major -eq 7 -and $version.Minor -ge 4) -or ($version.Major -eq 5 -and $version.Minor -ge 1)) { return $ErrorRecord }
    "The module Exotel needs PowerShell 7.4 or later (or Windows PowerShell 5.1). This is PowerShell $version."
}

try {
    # Windows PowerShell has no such property and gives null; then, as for other systems, there is no such file.
    # Ignore is for that alone: a damaged file is an error.
    $system = [System.Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier
    Import-Module -Name "$PSScriptRoot/bin/$system/Exotel.PowerShell.dll" -ErrorAction Ignore
    if (-not $?) { Import-FrameworkAssembly }
    Import-Module -Name "$PSScriptRoot/Exotel.Types.psd1" -ErrorAction Stop
}
catch { throw (Get-ImportError $_) }
