# A config folder, an environment and credentials of a suite's own.

$script:Variables = 'EXOTEL_CONFIG_HOME', 'EXOTEL_PROFILE', 'EXOTEL_ACCOUNT_SID', 'EXOTEL_API_KEY', 'EXOTEL_API_TOKEN', 'EXOTEL_REGION', 'EXOTEL_TIME_ZONE', 'EXOTEL_RATE_LIMIT', 'EXOTEL_BULK_RATE_LIMIT'

function New-TestCredential {
    param([string] $Key = 'key-of-a-test-0042', [string] $Token = 'token-of-a-test')
    [pscredential]::new($Key, (ConvertTo-SecureString $Token -AsPlainText -Force))
}

# Call before each test; gives the config folder.
function Reset-TestAccount {
    foreach ($name in $script:Variables) { Remove-Item "Env:$name" -ErrorAction Ignore }
    $env:EXOTEL_CONFIG_HOME = Join-Path ([IO.Path]::GetTempPath()) ('exotel-' + [guid]::NewGuid().ToString('N'))
    Disconnect-ExoAccount
    $env:EXOTEL_CONFIG_HOME
}

# Call after each test, with what Reset-TestAccount gave.
function Remove-TestAccount {
    param([string] $Folder)
    Disconnect-ExoAccount
    foreach ($name in $script:Variables) { Remove-Item "Env:$name" -ErrorAction Ignore }
    Remove-Item $Folder -Recurse -Force -ErrorAction Ignore
}

Export-ModuleMember -Function *-Test*
