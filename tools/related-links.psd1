# Each help page links the other cmdlets of its topics. ./build.ps1 -Task Help writes the links.
@{
    Accounts  = 'Connect-ExoAccount', 'Disconnect-ExoAccount', 'Test-ExoConnection', 'Get-ExoProfile', 'Set-ExoProfile', 'Remove-ExoProfile', 'Get-ExoRateLimit'
    Calls     = 'Get-ExoCall', 'Get-ExoCallLeg', 'Invoke-ExoCall', 'Wait-ExoCall', 'Save-ExoRecording'
    Callbacks = 'ConvertFrom-ExoCallback', 'Receive-ExoCallback', 'Invoke-ExoCall'
    Store     = 'Sync-ExoCall', 'Get-ExoCall'
    Figures   = 'Measure-ExoCall', 'Get-ExoMissedCaller', 'Measure-ExoConcurrency', 'Get-ExoCall'
    CallBack  = 'Get-ExoMissedCaller', 'Invoke-ExoCall'
    Numbers   = 'Get-ExoNumber', 'Get-ExoCall', 'Invoke-ExoCall'
    Phones    = 'Get-ExoPhone', 'Get-ExoUser', 'Get-ExoCall', 'Get-ExoNumber', 'Invoke-ExoCall', 'Measure-ExoCall'
    Requests  = 'Invoke-ExoRequest', 'Get-ExoCall', 'Test-ExoConnection'
}
