# Loads the types file after the assembly that it refers to: Exotel.psm1 imports both. The module's manifest would load it before.
@{
    ModuleVersion     = '1.0'
    GUID              = '0b0e6f0c-9c1c-4a38-8f0e-6f6d0b7f3c21'
    Author            = 'The Exotel for PowerShell contributors'
    Description       = 'The types file of the module Exotel.'
    PowerShellVersion = '5.1'
    TypesToProcess    = @('Exotel.Types.ps1xml')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
