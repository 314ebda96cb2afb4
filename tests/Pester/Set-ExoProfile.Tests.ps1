BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Accounts.psm1" -Force
}

Describe 'Set-ExoProfile' {
    BeforeEach {
        $folder = Reset-TestAccount
        $credential = New-TestCredential
        $new = @{ AccountSid = 'sid-one'; Credential = $credential; AllowPlaintext = $true; WarningAction = 'SilentlyContinue' }
    }
    AfterEach { Remove-TestAccount $folder }

    It 'saves an account and writes the profile without its secret' {
        $saved = Set-ExoProfile work @new -Region Mumbai -TimeZone 'India Standard Time' -RateLimit 500 -Default

        $saved.PSObject.TypeNames[0] | Should -Be 'Exotel.Profile'
        "$saved" | Should -Be 'work'
        $saved.AccountSid, $saved.ApiKey, $saved.Region, $saved.TimeZone, $saved.RateLimit, $saved.IsDefault, $saved.SecretStore |
            Should -Be 'sid-one', '...0042', 'Mumbai', 'India Standard Time', 500, $true, 'Plaintext'
        $saved | ConvertTo-Json | Should -Not -Match 'token-of-a-test|key-of-a-test'
    }

    It 'warns about plaintext, and makes file and folder readable by the user only' {
        $null = Set-ExoProfile work -AccountSid a -Credential $credential -AllowPlaintext -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike '*unencrypted*'
        if (-not ($IsWindows -or $PSEdition -eq 'Desktop')) {
            (Get-Item $folder).UnixMode | Should -Be 'drwx------'
            (Get-ChildItem $folder -Recurse -File).UnixMode | Should -Be (@('-rw-------') * 3)
        }
        Get-Content (Join-Path $folder 'profiles.json') -Raw | Should -Not -Match 'token-of-a-test|key-of-a-test'
    }

    It 'changes only the given parts' {
        $null = Set-ExoProfile work @new -Region Mumbai -RateLimit 500 -Default
        $changed = Set-ExoProfile WORK -TimeZone '+08:00'
        $changed.Name, $changed.AccountSid, $changed.ApiKey, $changed.Region, $changed.TimeZone, $changed.RateLimit, $changed.IsDefault |
            Should -Be 'work', 'sid-one', '...0042', 'Mumbai', '+08:00', 500, $true
    }

    It 'reports what a new profile needs' {
        Set-ExoProfile work -Region Mumbai -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -Be 'InvalidRequest,Exotel.PowerShell.Commands.SetExoProfileCommand'
        "$failed" | Should -BeLike '*-AccountSid*-Credential*'
    }

    It 'changes the default profile' {
        $null = Set-ExoProfile one @new -Default
        $null = Set-ExoProfile two @new -Default
        (Get-ExoProfile | Where-Object IsDefault).Name | Should -Be 'two'
        $null = Set-ExoProfile two -Default:$false
        Get-ExoProfile -Default | Should -BeNullOrEmpty
    }

    It 'does nothing with -WhatIf' {
        Set-ExoProfile work @new -WhatIf
        Test-Path $folder | Should -BeFalse
    }

    It 'accepts names from the pipeline' {
        $null = 'one', 'two' | Set-ExoProfile @new
        $null = Get-ExoProfile | Set-ExoProfile -Region Mumbai
        (Get-ExoProfile).Region | Should -Be 'Mumbai', 'Mumbai'
    }

    It 'takes everything but the credential from the columns of a CSV file' {
        $file = Join-Path $TestDrive 'profiles.csv'
        'Name,AccountSid,Region,TimeZone,RateLimit,Default', 'north,sid-north,Mumbai,Asia/Kolkata,50,yes', 'south,sid-south,,,,' | Set-Content $file
        $saved = Import-Csv $file | Set-ExoProfile -Credential $credential -AllowPlaintext -WarningAction SilentlyContinue

        $saved | ForEach-Object { "$($_.Name) $($_.AccountSid) $($_.Region) $($_.TimeZone) $($_.RateLimit)" } |
            Should -Be 'north sid-north Mumbai Asia/Kolkata 50', 'south sid-south Singapore +05:30 200'
        (Get-ExoProfile -Default).Name | Should -Be 'north'
    }

    It 'changes nothing where a cell is blank' {
        $null = Set-ExoProfile north @new -Region Mumbai -RateLimit 50 -Default
        $changed = [pscustomobject]@{ Name = 'north'; AccountSid = 'sid-two'; Region = ''; TimeZone = ' '; RateLimit = ''; Default = '' } | Set-ExoProfile
        $changed.AccountSid, $changed.Region, $changed.TimeZone, $changed.RateLimit, $changed.IsDefault | Should -Be 'sid-two', 'Mumbai', '+05:30', 50, $true
        (('Name,Default', 'north,no') | ConvertFrom-Csv | Set-ExoProfile).IsDefault | Should -BeFalse
    }

    It 'reports an unreadable cell: <Column> <Value>' -ForEach @{ Column = 'RateLimit'; Value = 'many' }, @{ Column = 'Region'; Value = 'http://x.example' }, @{ Column = 'Default'; Value = 'maybe' }, @{ Column = 'TimeZone'; Value = 'Atlantis' } {
        $null = Set-ExoProfile north @new
        [pscustomobject]@{ Name = 'north'; $Column = $Value } | Set-ExoProfile -ErrorVariable failed -ErrorAction SilentlyContinue
        "$failed" | Should -BeLike "*$Value*"
        (Get-ExoProfile north).RateLimit, (Get-ExoProfile north).Region | Should -Be 200, 'Singapore'
    }

    It 'rejects a row without a name' {
        [pscustomobject]@{ AccountSid = 'x' } | Set-ExoProfile -Credential $credential -ErrorVariable failed -ErrorAction SilentlyContinue
        "$failed" | Should -BeLike '*no property Name*'
        Get-ExoProfile | Should -BeNullOrEmpty
    }

    It 'still rejects blanks on the command line: -<_>' -ForEach 'AccountSid', 'Region', 'TimeZone' {
        $null = Set-ExoProfile north @new
        $blank = @{ $_ = ' ' }
        { Set-ExoProfile north @blank -ErrorAction Stop } | Should -Throw
    }

    It 'warns when there is nothing to change' {
        $null = Set-ExoProfile north @new
        $null = [pscustomobject]@{ Name = 'north'; Sid = 'sid-two' } | Set-ExoProfile -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike "*'north'*nothing*"
        $null = Set-ExoProfile north -RateLimit 3 -WarningVariable warned -WarningAction SilentlyContinue
        $warned | Should -BeNullOrEmpty
    }

    It 'rejects plaintext and a vault together' {
        { Set-ExoProfile work @new -Vault v -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*one or the other*'
    }

    It 'reports a damaged file and leaves it unchanged' {
        $null = Set-ExoProfile work @new
        $path = Join-Path $folder 'profiles.json'
        Set-Content $path '{ "profiles": [' -NoNewline
        { Set-ExoProfile other @new -ErrorAction Stop } | Should -Throw -ErrorId 'ProfileStoreFailed,*' -ExpectedMessage "*$path is damaged*"
        { Get-ExoProfile -ErrorAction Stop } | Should -Throw -ErrorId 'ProfileStoreFailed,*'
        { Get-ExoCall } | Should -Throw -ErrorId 'ProfileStoreFailed,*'
        Get-Content $path -Raw | Should -Be '{ "profiles": ['
    }

    It 'loses nothing when several processes write at once' {
        $shell = (Get-Process -Id $PID).Path
        $script = "Import-Module '$env:EXOTEL_TEST_MODULE'; `$writer = `$args[0]; 1..15 | ForEach-Object { `$null = Set-ExoProfile ('w' + `$writer + '-' + `$_) -AccountSid a -Credential ([pscredential]::new('k', (ConvertTo-SecureString t -AsPlainText -Force))) -AllowPlaintext -WarningAction SilentlyContinue -ErrorAction Stop }"
        $file = Join-Path $TestDrive 'write.ps1'
        Set-Content $file $script
        $writers = 1..3 | ForEach-Object { Start-Process $shell -ArgumentList '-NoProfile', '-NonInteractive', '-File', $file, $_ -NoNewWindow -PassThru }
        $writers | ForEach-Object { $_.WaitForExit(); $_.ExitCode } | Should -Be 0, 0, 0
        @(Get-ExoProfile).Count | Should -Be 45
        (Get-ExoProfile 'w2-*').Count | Should -Be 15
        @(Get-ChildItem (Join-Path $folder 'secrets')).Count | Should -Be 45
    }
}

Describe 'Get-ExoProfile' {
    BeforeEach {
        $folder = Reset-TestAccount
        $credential = New-TestCredential
        $new = @{ AccountSid = 'sid-one'; Credential = $credential; AllowPlaintext = $true; WarningAction = 'SilentlyContinue' }
    }
    AfterEach { Remove-TestAccount $folder }

    It 'gets all profiles, by name in any case, and by wildcard' {
        $null = 'work', 'web', 'home' | Set-ExoProfile @new
        (Get-ExoProfile).Name | Should -Be 'home', 'web', 'work'
        (Get-ExoProfile HOME).Name | Should -Be 'home'
        ('w*' | Get-ExoProfile).Name | Should -Be 'web', 'work'
        Get-ExoProfile 'x*' | Should -BeNullOrEmpty
    }

    It 'says that a name is no valid pattern: <_>' -ForEach 'Get-ExoProfile', 'Remove-ExoProfile' {
        $null = 'work' | Set-ExoProfile @new
        & $_ '[w' -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        "$failed" | Should -BeLike "*w' is neither the name of a profile nor a valid wildcard pattern*"
        (Get-ExoProfile).Name | Should -Be 'work'
    }

    It 'writes nothing when there are no profiles' { Get-ExoProfile | Should -BeNullOrEmpty }

    It 'names the existing profiles when one is missing, and gets the others' {
        $null = 'work' | Set-ExoProfile @new
        (Get-ExoProfile wrok, work -ErrorVariable failed -ErrorAction SilentlyContinue).Name | Should -Be 'work'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        "$failed" | Should -BeLike "*'wrok'*work*"
    }

    It 'shows a table that fits the width' {
        $null = 'work' | Set-ExoProfile @new -Default
        $table = Get-ExoProfile | Out-String -Width 80
        $table | Should -Match 'work\s+True\s+sid-one\s+\.\.\.0042\s+Plaintext\s+Singapore'
    }

    Context '-Current' {
        It 'fails with NoAccount when there is no account' { { Get-ExoProfile -Current } | Should -Throw -ErrorId 'NoAccount,*' }

        It 'shows the source of each part' {
            $env:EXOTEL_ACCOUNT_SID = 'sid-env'; $env:EXOTEL_API_KEY = 'key-of-the-env-0099'; $env:EXOTEL_API_TOKEN = 't'; $env:EXOTEL_REGION = 'Mumbai'
            $current = Get-ExoProfile -Current
            $current.AccountSid, $current.ApiKey, $current.Region, $current.TimeZone | Should -Be 'sid-env', '...0099', 'Mumbai', '+05:30'
            $current.AccountSidSource | Should -Be 'Environment EXOTEL_ACCOUNT_SID'
            $current.CredentialSource | Should -Be 'Environment EXOTEL_API_KEY'
            $current.RegionSource | Should -Be 'Environment EXOTEL_REGION'
            $current.TimeZoneSource | Should -Be 'Default'
            $current | Out-String | Should -Match 'Region\s+: Mumbai\s+\[Environment EXOTEL_REGION\]'
        }

        It 'follows the order: connected, EXOTEL_PROFILE, variables, default' {
            $null = 'standard' | Set-ExoProfile @new -Default
            (Get-ExoProfile -Current).AccountSidSource | Should -Be 'Default profile standard'
            $env:EXOTEL_ACCOUNT_SID = 'sid-env'; $env:EXOTEL_API_KEY = 'k'; $env:EXOTEL_API_TOKEN = 't'
            (Get-ExoProfile -Current).AccountSidSource | Should -Be 'Environment EXOTEL_ACCOUNT_SID'
            $env:EXOTEL_PROFILE = 'standard'
            (Get-ExoProfile -Current).AccountSidSource | Should -Be 'Environment EXOTEL_PROFILE, profile standard'
            $null = Connect-ExoAccount -AccountSid b -Credential $credential -SkipTest
            (Get-ExoProfile -Current).AccountSidSource | Should -Be 'Connected'
        }

        It 'reads no secret' {
            $null = 'standard' | Set-ExoProfile @new -Default
            Remove-Item (Join-Path $folder 'secrets') -Recurse
            (Get-ExoProfile -Current).ApiKey | Should -Be '...0042'
            { Get-ExoCall } | Should -Throw -ErrorId 'ProfileStoreFailed,*' -ExpectedMessage "*'standard'*"
        }
    }
}

Describe 'Remove-ExoProfile' {
    BeforeEach {
        $folder = Reset-TestAccount
        $new = @{ AccountSid = 'sid-one'; Credential = New-TestCredential; AllowPlaintext = $true; WarningAction = 'SilentlyContinue' }
    }
    AfterEach { Remove-TestAccount $folder }

    It 'removes the profile and its secret' {
        $null = 'one', 'two' | Set-ExoProfile @new
        Get-ExoProfile one | Remove-ExoProfile | Should -BeNullOrEmpty
        (Get-ExoProfile).Name | Should -Be 'two'
        @(Get-ChildItem (Join-Path $folder 'secrets')).Count | Should -Be 1
    }

    It 'removes by wildcard, and by a name that has wildcard characters' {
        $null = 'web', 'work', 'home', 'w[1]' | Set-ExoProfile @new
        Remove-ExoProfile 'w[1]'
        (Get-ExoProfile).Name | Should -Be 'home', 'web', 'work'
        Remove-ExoProfile 'w*' -WhatIf
        (Get-ExoProfile).Name | Should -Be 'home', 'web', 'work'
        Remove-ExoProfile 'w*', 'x*' -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
        (Get-ExoProfile).Name | Should -Be 'home'
        @(Get-ChildItem (Join-Path $folder 'secrets')).Count | Should -Be 1
    }

    It 'reports a profile that does not exist' {
        Remove-ExoProfile nobody -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }

    It 'does nothing with -WhatIf' {
        $null = Set-ExoProfile one @new
        Remove-ExoProfile one -WhatIf
        (Get-ExoProfile).Name | Should -Be 'one'
    }
}
