function Get-Path($Parameters, $Name) { Join-Path $Parameters.Folder "$Name.txt" }

function Get-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    $path = Get-Path $AdditionalParameters $Name
    if (Test-Path $path) { ConvertTo-SecureString (Get-Content $path -Raw) -AsPlainText -Force }
}

function Get-SecretInfo {
    param([string] $Filter, [string] $VaultName, [hashtable] $AdditionalParameters)
    Get-ChildItem $AdditionalParameters.Folder -Filter "$Filter.txt" | ForEach-Object {
        [Microsoft.PowerShell.SecretManagement.SecretInformation]::new($_.BaseName, [Microsoft.PowerShell.SecretManagement.SecretType]::SecureString, $VaultName)
    }
}

function Set-Secret {
    param([string] $Name, [object] $Secret, [string] $VaultName, [hashtable] $AdditionalParameters)
    $text = switch ($Secret) {
        { $_ -is [securestring] } { [Net.NetworkCredential]::new('', $_).Password }
        { $_ -is [string] } { $_ }
        default { throw 'This vault keeps text only.' }
    }
    Set-Content (Get-Path $AdditionalParameters $Name) $text -NoNewline
}

function Remove-Secret {
    param([string] $Name, [string] $VaultName, [hashtable] $AdditionalParameters)
    Remove-Item (Get-Path $AdditionalParameters $Name)
}

function Test-SecretVault { param([string] $VaultName, [hashtable] $AdditionalParameters) $true }
