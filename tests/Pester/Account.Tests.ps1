BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Accounts.psm1" -Force
    Import-Module "$PSScriptRoot/AnyAccount.psm1" -Force
    Import-Module "$PSScriptRoot/CannedServer.psm1" -Force
    $server = Start-AnyAccountServer
}

AfterAll { $server.Dispose() }

Describe '-Account' {
    BeforeEach {
        $folder = Reset-TestAccount
        $server.Requests.Clear()
        $one = New-AnyAccount $server one
        $two = New-AnyAccount $server two
    }
    AfterEach { Remove-TestAccount $folder }

    It 'is a parameter of every cmdlet that talks to Exotel, and comes from the pipeline of none' {
        $cmdlets = Get-Command -Module Exotel | Where-Object { $_.Parameters.ContainsKey('Credential') -and $_.Name -ne 'Set-ExoProfile' }
        $cmdlets.Count | Should -BeGreaterOrEqual 8
        foreach ($cmdlet in $cmdlets) {
            $parameter = $cmdlet.Parameters['Account']
            "$($parameter.ParameterType)" | Should -Be 'Exotel.Account' -Because $cmdlet.Name
            @($parameter.ParameterSets.Values | Where-Object { $_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName }) | Should -BeNullOrEmpty
        }
    }

    It 'is used before the connected account' {
        $account = Connect-ExoAccount @one -SkipTest
        $null = Connect-ExoAccount @two -SkipTest
        $null = Get-ExoCall -First 1 -Account $account
        $server.Requests.Keys | Should -Be 'one key-of-one token-of-one'
    }

    It 'works in ForEach-Object -Parallel, each item with its own account' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $accounts = 'north', 'south', 'west' | ForEach-Object { $a = New-AnyAccount $server $_; Connect-ExoAccount @a -SkipTest }
        $module = $env:EXOTEL_TEST_MODULE
        $null = $accounts | ForEach-Object -Parallel { Import-Module $using:module; Get-ExoCall -First 1 -Account $_ }
        ($server.Requests.Keys | Sort-Object) -join ';' | Should -Be 'north key-of-north token-of-north;south key-of-south token-of-south;west key-of-west token-of-west'
    }

    It 'carries no secret in <_>' -ForEach 'clixml', 'json', 'csv', 'text', 'properties' {
        $account = Connect-ExoAccount @one -SkipTest -SaveAs work -AllowPlaintext -WarningAction SilentlyContinue
        $file = Join-Path $TestDrive 'account.txt'
        $text = switch ($_) {
            clixml { $account | Export-Clixml $file -Depth 9; Get-Content $file -Raw }
            json { $account | ConvertTo-Json -Depth 9 }
            csv { $account | ConvertTo-Csv }
            text { "$account" + ($account | Format-List * -Force | Out-String) }
            default { $account.PSObject.Properties.Value -join ' ' }
        }
        "$text" | Should -Match 'one'
        "$text" | Should -Not -Match 'key-of-one|token-of-one'
    }

    It 'resolves by its profile in a job' {
        $account = Connect-ExoAccount @one -SkipTest -SaveAs work -AllowPlaintext -WarningAction SilentlyContinue
        $account.ProfileName | Should -Be 'work'
        Disconnect-ExoAccount
        $job = Start-Job { param($module, $account) Import-Module $module; (Get-ExoCall -First 1 -Account $account).AccountSid } -ArgumentList $env:EXOTEL_TEST_MODULE, $account
        $null = $job | Receive-Job -Wait -AutoRemoveJob
        $server.Requests.Keys | Should -Be 'one key-of-one token-of-one'
    }

    It 'fails clearly in a job when it was not connected from a profile' {
        $account = Connect-ExoAccount @one -SkipTest
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($account))
        $null = Connect-ExoAccount @two -SkipTest
        { Get-ExoCall -First 1 -Account $copy } | Should -Throw -ErrorId 'NoAccount,*' -ExpectedMessage '*account one*key and token*profile*'
        $server.Requests.Count | Should -Be 0
    }

    It 'does not use a profile that is now of another account' {
        $account = Connect-ExoAccount @one -SkipTest -SaveAs work -AllowPlaintext -WarningAction SilentlyContinue
        $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($account))
        $null = Set-ExoProfile work @two -WarningAction SilentlyContinue
        { Get-ExoCall -First 1 -Account $copy } | Should -Throw -ErrorId 'NoAccount,*' -ExpectedMessage '*work*two*'
        $server.Requests.Count | Should -Be 0
    }

    It 'has no profile when its key came from a parameter' {
        $null = Connect-ExoAccount @one -SkipTest -SaveAs work -AllowPlaintext -WarningAction SilentlyContinue
        (Connect-ExoAccount -ProfileName work -Credential $two.Credential -SkipTest).ProfileName | Should -BeNullOrEmpty
        (Connect-ExoAccount -ProfileName work -SkipTest).ProfileName | Should -Be 'work'
    }

    It 'is rejected: <What>' -ForEach @(
        @{ What = 'as text'; Value = 'one'; Message = '*-AccountSid*' }
        @{ What = 'as another object'; Value = [pscustomobject]@{ AccountSid = 'one' }; Message = '*Connect-ExoAccount*' }
        @{ What = 'as null'; Value = $null; Message = '*null*' }
    ) {
        $null = Connect-ExoAccount @two -SkipTest
        { Get-ExoCall -First 1 -Account $Value } | Should -Throw -ExpectedMessage $Message
        $server.Requests.Count | Should -Be 0
    }

    It 'is rejected together with -ProfileName' {
        $account = Connect-ExoAccount @one -SkipTest
        { Get-ExoCall -First 1 -Account $account -ProfileName work } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*-ProfileName*'
    }
}

Describe 'Remove-Module' {
    It 'disconnects the account' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript('param($module, $account) Import-Module $module; $null = Connect-ExoAccount @account -SkipTest; Remove-Module Exotel; Import-Module $module').
                AddArgument($env:EXOTEL_TEST_MODULE).AddArgument((New-AnyAccount $server one)).Invoke()
            $shell.Commands.Clear()
            $shell.AddScript('try { Get-ExoProfile -Current } catch { "$_" }').Invoke() | Should -BeLike '*no Exotel account*'
        }
        finally { $shell.Dispose() }
    }

    It 'leaves the account of another runspace connected' {
        $null = Connect-ExoAccount -AccountSid mine -Credential (New-TestCredential) -SkipTest
        $shell = [powershell]::Create()
        try { $null = $shell.AddScript("Import-Module '$env:EXOTEL_TEST_MODULE'; Remove-Module Exotel").Invoke() } finally { $shell.Dispose() }
        (Get-ExoProfile -Current).AccountSid | Should -Be 'mine'
        Disconnect-ExoAccount
    }
}

Describe '-Proxy' {
    BeforeAll { $proxy = Start-CannedServer { 200, @{ Metadata = @{ Total = 0 }; Calls = @() } } }
    AfterAll { $proxy | Stop-CannedServer }
    BeforeEach {
        $folder = Reset-TestAccount
        $address = "http://127.0.0.1:$($proxy.Port)/"
        $behind = @{ AccountSid = 'behind'; Credential = New-TestCredential; Region = 'http://127.0.0.1:9' }
        $null = Read-CannedRequest $proxy
    }
    AfterEach { Remove-TestAccount $folder }

    It 'of Connect-ExoAccount is used by the commands that follow' {
        $account = Connect-ExoAccount @behind -Proxy $address -SkipTest
        $account.Proxy | Should -Be $address
        Get-ExoCall -First 1 | Should -BeNullOrEmpty
        (Read-CannedRequest $proxy -Whole)[0].Target | Should -BeLike 'http://127.0.0.1:9/v1/Accounts/behind/*'
    }

    It 'is saved with the profile, changed and removed' {
        $saved = Set-ExoProfile work @behind -AllowPlaintext -Proxy $address -WarningAction SilentlyContinue
        $saved.Proxy | Should -Be $address
        Get-ExoCall -First 1 -ProfileName work | Should -BeNullOrEmpty
        @(Read-CannedRequest $proxy).Count | Should -BeGreaterThan 0
        (Set-ExoProfile work -RateLimit 10).Proxy | Should -Be $address
        (Set-ExoProfile work -Proxy System).Proxy | Should -BeNullOrEmpty
    }

    It 'is rejected: <_>' -ForEach 'proxy', 'ftp://proxy.example', 'http://me:hush@proxy.example:8080' {
        $thrown = { Connect-ExoAccount @behind -Proxy $_ -SkipTest } | Should -Throw -PassThru -ExpectedMessage '*proxy*'
        $thrown.Exception.ToString() | Should -Not -Match 'hush'
    }
}
