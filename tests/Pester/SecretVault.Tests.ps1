BeforeDiscovery {
    $missing = 'Microsoft.PowerShell.SecretManagement', 'Microsoft.PowerShell.SecretStore' | Where-Object { -not (Get-Module -ListAvailable $_) }
    $why = if ($missing) { "Not installed: $missing" }
    # A test of its own must not open the store of the user; only outside Windows can that be moved away.
    elseif ($PSEdition -eq 'Desktop' -or $IsWindows) { 'SecretStore cannot be moved out of the user profile on Windows' }
}

Describe 'A profile whose secret is in a vault' -Skip:([bool] $why) {
    BeforeAll {
        Import-Module $env:EXOTEL_TEST_MODULE -Force
        Import-Module "$PSScriptRoot/Accounts.psm1" -Force
        $oldHome = $env:HOME
        $env:HOME = (New-Item -ItemType Directory (Join-Path $TestDrive 'home')).FullName
        Import-Module Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore
        if (-not [Environment]::GetFolderPath('UserProfile').StartsWith($env:HOME)) { throw 'The store of the user would be used.' }
        $null = Reset-SecretStore -Authentication None -Interaction None -Force -WarningAction SilentlyContinue
        Register-SecretVault Store -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault
        $texts = (New-Item -ItemType Directory (Join-Path $TestDrive 'texts')).FullName
        Register-SecretVault Texts -ModuleName "$PSScriptRoot/TextVault" -VaultParameters @{ Folder = $texts }
    }
    AfterAll {
        Unregister-SecretVault Store, Texts -ErrorAction Ignore
        $env:HOME = $oldHome
    }
    BeforeEach {
        $folder = Reset-TestAccount
        $credential = New-TestCredential
    }
    AfterEach {
        Get-SecretInfo -Vault Store | ForEach-Object { Remove-Secret $_.Name -Vault Store }
        Get-ChildItem $texts | Remove-Item
        Remove-TestAccount $folder
    }

    It 'saves its secret in the default vault by default, and nowhere else' {
        $saved = Set-ExoProfile work -AccountSid a -Credential $credential -WarningVariable warned
        $saved.SecretStore, $saved.Vault, $saved.SecretName, $saved.ApiKey | Should -Be 'Vault', 'Store', 'Exotel-work', '...0042'
        $warned | Should -BeNullOrEmpty
        (Get-Secret Exotel-work -Vault Store).GetNetworkCredential().Password | Should -Be 'token-of-a-test'
        Test-Path (Join-Path $folder 'secrets') | Should -BeFalse
    }

    It 'reads its secret when it is needed' {
        $null = Set-ExoProfile work -AccountSid a -Credential $credential -Vault Store -SecretName mine
        (Connect-ExoAccount -ProfileName work -SkipTest).ApiKey | Should -Be '...0042'
    }

    It 'can refer to an existing <Form>, and does not remove it' -TestCases @(
        @{ Form = 'PSCredential'; Keep = { Set-Secret theirs $credential -Vault Store } }
        @{ Form = 'hashtable'; Keep = { Set-Secret theirs @{ ApiKey = 'key-of-a-test-0042'; ApiToken = 't' } -Vault Store } }
        @{ Form = 'pair of secrets'; Keep = { Set-Secret theirs-key 'key-of-a-test-0042' -Vault Store; Set-Secret theirs-token 't' -Vault Store } }
    ) {
        & $Keep
        $before = (Get-SecretInfo -Vault Store).Name
        $saved = Set-ExoProfile work -AccountSid a -Vault Store -SecretName theirs
        $saved.ApiKey, $saved.SecretName | Should -Be '...0042', 'theirs'
        (Connect-ExoAccount -ProfileName work -SkipTest).ApiKey | Should -Be '...0042'

        Remove-ExoProfile work
        (Get-SecretInfo -Vault Store).Name | Should -Be $before
    }

    It 'does not overwrite a secret of another profile' {
        Set-Secret theirs 'precious' -Vault Store
        { Set-ExoProfile work -AccountSid a -Credential $credential -Vault Store -SecretName theirs -ErrorAction Stop } |
            Should -Throw -ErrorId 'ProfileStoreFailed,*' -ExpectedMessage "*'theirs'*-SecretName*"
        Get-Secret theirs -Vault Store -AsPlainText | Should -Be 'precious'
        Get-ExoProfile | Should -BeNullOrEmpty
    }

    It 'names the supported forms when it refers to another' {
        Set-Secret theirs 'only a token' -Vault Store
        { Set-ExoProfile work -AccountSid a -Vault Store -SecretName theirs -ErrorAction Stop } |
            Should -Throw -ErrorId 'ProfileStoreFailed,*' -ExpectedMessage "*PSCredential*'theirs-key'*'theirs-token'*"
    }

    It 'reports that the referenced secret does not exist' {
        { Set-ExoProfile work -AccountSid a -Vault Store -SecretName nothing -ErrorAction Stop } | Should -Throw -ErrorId 'ProfileStoreFailed,*' -ExpectedMessage "*'nothing'*-Credential*"
    }

    It 'moves its secret from plaintext to the vault and back, and leaves no copy' {
        $null = Set-ExoProfile work -AccountSid a -Credential $credential -AllowPlaintext -WarningAction SilentlyContinue
        $moved = Set-ExoProfile work -Vault Store
        $moved.SecretStore, $moved.SecretName | Should -Be 'Vault', 'Exotel-work'
        Get-ChildItem (Join-Path $folder 'secrets') | Should -BeNullOrEmpty
        (Connect-ExoAccount -ProfileName work -SkipTest).ApiKey | Should -Be '...0042'

        $back = Set-ExoProfile work -AllowPlaintext -WarningAction SilentlyContinue
        $back.SecretStore | Should -Be 'Plaintext'
        Get-SecretInfo -Vault Store | Should -BeNullOrEmpty
        (Connect-ExoAccount -ProfileName work -SkipTest).ApiKey | Should -Be '...0042'
    }

    It 'moves its secret to another name in the vault' {
        $null = Set-ExoProfile work -AccountSid a -Credential $credential
        $null = Set-ExoProfile work -SecretName other
        (Get-SecretInfo -Vault Store).Name | Should -Be 'other'
    }

    It 'stores a new credential in the same place' {
        $null = Set-ExoProfile work -AccountSid a -Credential $credential
        $null = Set-ExoProfile work -Credential (New-TestCredential 'another-key-0043')
        (Get-SecretInfo -Vault Store).Name | Should -Be 'Exotel-work'
        (Connect-ExoAccount -ProfileName work -SkipTest).ApiKey | Should -Be '...0043'
    }

    It 'keeps its secret when vault or name is given in another case' {
        $null = Set-ExoProfile work -AccountSid a -Credential $credential -Vault Store
        $null = Set-ExoProfile work -Vault STORE
        $null = Set-ExoProfile work -Vault STORE -SecretName EXOTEL-work
        $null = Set-ExoProfile work -Vault STORE -Credential (New-TestCredential 'another-key-0043')
        @(Get-SecretInfo -Vault Store).Count | Should -Be 1
        (Connect-ExoAccount -ProfileName work -SkipTest).ApiKey | Should -Be '...0043'
    }

    It 'rejects a secret name that vaults would read as a pattern' {
        Set-Secret theirs $credential -Vault Store
        { Set-ExoProfile work -AccountSid a -Vault Store -SecretName 'th*' -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage "*-SecretName*"
        { Connect-ExoAccount -AccountSid a -Credential $credential -SkipTest -SaveAs work -SecretName 'a[1]' } | Should -Throw -ExpectedMessage "*-SecretName*"
        (Get-SecretInfo -Vault Store).Name | Should -Be 'theirs'
    }

    It 'reports the error of the vault, and nothing else' {
        $null = Set-ExoProfile work -AccountSid a -Credential $credential -Vault Store
        Remove-Secret Exotel-work -Vault Store
        $thrown = { Get-ExoCall -ProfileName work } | Should -Throw -ErrorId 'ProfileStoreFailed,*' -ExpectedMessage "*'work'*'Exotel-work'*was not found*" -PassThru
        "$thrown" | Should -Not -Match 'ErrorActionPreference'
    }

    It 'can be removed when its secret is already gone from the vault' -TestCases @(@{ Vault = 'Store' }, @{ Vault = 'Texts' }) {
        $null = Set-ExoProfile work -AccountSid a -Credential $credential -Vault $Vault
        Remove-Secret @(Get-SecretInfo -Vault $Vault)[0].Name -Vault $Vault
        Remove-ExoProfile work -ErrorAction Stop
        Get-ExoProfile | Should -BeNullOrEmpty
        Get-SecretInfo -Vault $Vault | Should -BeNullOrEmpty
    }

    It 'reports a secret that cannot be removed, and is removed itself' {
        $null = Set-ExoProfile work -AccountSid a -Credential $credential -Vault Texts
        Unregister-SecretVault Texts
        try { { Remove-ExoProfile work -ErrorAction Stop } | Should -Throw -ErrorId 'ProfileStoreFailed,*' -ExpectedMessage "*'work' is removed, but its secret is still there*'Texts'*" }
        finally { Register-SecretVault Texts -ModuleName "$PSScriptRoot/TextVault" -VaultParameters @{ Folder = $texts } }
        Get-ExoProfile | Should -BeNullOrEmpty
    }

    It 'removes its secret from the vault when removed' {
        $null = Set-ExoProfile work -AccountSid a -Credential $credential
        Remove-ExoProfile work
        Get-SecretInfo -Vault Store | Should -BeNullOrEmpty
    }

    It 'saves two secrets in a vault that keeps text only' {
        $saved = Set-ExoProfile work -AccountSid a -Credential $credential -Vault Texts
        $saved.SecretName | Should -Be 'Exotel-work'
        (Get-ChildItem $texts).BaseName | Sort-Object | Should -Be 'Exotel-work-key', 'Exotel-work-token'
        (Connect-ExoAccount -ProfileName work -SkipTest).ApiKey | Should -Be '...0042'

        $null = Set-ExoProfile work -Credential (New-TestCredential 'another-key-0043')
        (Connect-ExoAccount -ProfileName work -SkipTest).ApiKey | Should -Be '...0043'

        Remove-ExoProfile work
        Get-ChildItem $texts | Should -BeNullOrEmpty
    }

    It 'reports the profile and the vault when the vault is gone' {
        $null = Set-ExoProfile work -AccountSid a -Credential $credential -Vault Texts
        Unregister-SecretVault Texts
        try { { Get-ExoCall -ProfileName work } | Should -Throw -ErrorId 'ProfileStoreFailed,*' -ExpectedMessage "*'work'*'Texts'*" }
        finally { Register-SecretVault Texts -ModuleName "$PSScriptRoot/TextVault" -VaultParameters @{ Folder = $texts } }
    }

    It 'is saved by Connect-ExoAccount in the vault it names' {
        $null = Connect-ExoAccount -AccountSid a -Credential $credential -SkipTest -SaveAs work -Vault Texts -SecretName short
        (Get-ExoProfile work).Vault | Should -Be 'Texts'
        (Get-ChildItem $texts).BaseName | Sort-Object | Should -Be 'short-key', 'short-token'
    }
}

if ($why) {
    Describe 'Secret vaults' { It "are not tested here: <why>" -TestCases @{ why = $why } { Set-ItResult -Skipped -Because $why } }
}
