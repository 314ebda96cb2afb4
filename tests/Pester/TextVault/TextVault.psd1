# A SecretManagement vault that keeps text only, as some vaults in the cloud do.
@{
    ModuleVersion = '1.0.0'
    GUID          = '0a0fb6a3-9e0c-4f0a-8b52-6f7c6f1f5d11'
    NestedModules = @('TextVault.Extension')
    PrivateData   = @{ PSData = @{ Tags = @('SecretManagement') } }
}
