# The build writes the version (Directory.Build.props), the release notes (CHANGELOG.md) and, where it is told RepositoryUrl, the project's address.
@{
    RootModule           = 'Exotel.psm1'
    ModuleVersion        = '{version}'
    GUID                 = '5f0f6a0e-6f0a-4b1b-9d38-2c8a7d1e4b57'
    Author               = 'The Exotel for PowerShell contributors'
    CompanyName          = 'The Exotel for PowerShell contributors'
    Copyright            = '(c) 2026 The Exotel for PowerShell contributors. MIT license.'
    Description          = 'Places, lists and follows calls of the Exotel Voice API as typed objects in the pipeline. The prefix Exo stands for Exotel, not for Exchange Online. Not affiliated with Exotel.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Core', 'Desktop')
    DotNetFrameworkVersion = '4.7.2'
    FormatsToProcess     = @('Exotel.Format.ps1xml')
    FunctionsToExport    = @()
    CmdletsToExport      = @(
        'Connect-ExoAccount'
        'ConvertFrom-ExoCallback'
        'Disconnect-ExoAccount'
        'Export-ExoReport'
        'Get-ExoCall'
        'Get-ExoCallLeg'
        'Get-ExoMissedCaller'
        'Get-ExoNumber'
        'Get-ExoPhone'
        'Get-ExoPlacement'
        'Get-ExoProfile'
        'Get-ExoRateLimit'
        'Get-ExoUser'
        'Invoke-ExoCall'
        'Invoke-ExoRequest'
        'Measure-ExoCall'
        'Measure-ExoConcurrency'
        'Receive-ExoCallback'
        'Remove-ExoProfile'
        'Save-ExoRecording'
        'Set-ExoProfile'
        'Sync-ExoCall'
        'Test-ExoConnection'
        'Wait-ExoCall'
    )
    VariablesToExport    = @()
    AliasesToExport      = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('Exotel', 'Telephony', 'Voice', 'Calls', 'CPaaS', 'India', 'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/licenses/MIT'
            ProjectUri   = '{projectUri}'
            ReleaseNotes = @'
{releaseNotes}
'@
        }
    }
}
