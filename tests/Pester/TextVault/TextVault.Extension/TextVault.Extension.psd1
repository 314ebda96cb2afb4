@{
    ModuleVersion     = '1.0.0'
    GUID              = '7d0f4f0e-3a53-4a37-9d2e-9a0e5c6b1a52'
    RootModule        = 'TextVault.Extension.psm1'
    FunctionsToExport = 'Get-Secret', 'Get-SecretInfo', 'Set-Secret', 'Remove-Secret', 'Test-SecretVault'
}
