BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    $simulator = Start-Simulator --calls 120
    $account = $simulator.Account
    $calls = @(Get-ExoCall @account)
}

AfterAll { $simulator | Stop-Simulator }

Describe 'Select-Object Report' {
    It 'gives plain columns in the order of a report' {
        ($calls | Select-Object Report -First 1).PSObject.Properties.Name -join ' ' |
            Should -Be 'Created Direction From To CustomerNumber AgentNumber PhoneNumber Outcome Status Duration ConversationDuration Price Sid'
    }

    It 'writes times that Excel reads as dates, alike under <_>' -ForEach 'en-US', 'de-DE', 'en-IN', 'th-TH', 'ar-SA', 'fa-IR' {
        $before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($_)
        try {
            $text = ($calls | Select-Object Report | ConvertTo-Csv -NoTypeInformation) -join "`n"
            $date = ($calls | Select-Object Report -First 1).Created
        }
        finally { [cultureinfo]::CurrentCulture = $before }

        $rows = @($text | ConvertFrom-Csv)
        $rows.Count | Should -Be $calls.Count
        for ($i = 0; $i -lt $rows.Count; $i++) {
            $rows[$i].Created | Should -BeExactly $calls[$i].DateCreated.ToString('yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture)
            $rows[$i].Sid | Should -Be $calls[$i].Sid
        }
        $text | Should -Not -Match 'System\.'
        $date | Should -BeOfType string
    }

    It 'adds only Created to the properties of a call' {
        $own = [Exotel.Call].GetProperties().Name
        @($calls[0].PSObject.Properties.Name | Where-Object { $_ -notin $own }) | Should -Be 'Created'
    }

    It 'is there for an object that stands for a call in a test of somebody else' {
        ([pscustomobject]@{ PSTypeName = 'Exotel.Call'; DateCreated = [datetimeoffset]'2026-11-05T10:30:00+05:30' }).Created | Should -BeExactly '2026-11-05 10:30:00'
        ([pscustomobject]@{ PSTypeName = 'Exotel.Call'; DateCreated = $null }).Created | Should -BeExactly ''
        ([pscustomobject]@{ PSTypeName = 'Exotel.Call' }).Created | Should -BeExactly ''
        foreach ($text in '2026-11-05T10:30:00', '2026-11-05 10:30:00', ('2026-11-05 10:30:00' | Write-Output)) {
            ([pscustomobject]@{ PSTypeName = 'Exotel.Call'; DateCreated = $text }).Created | Should -BeExactly '2026-11-05 10:30:00'
        }
        ([pscustomobject]@{ PSTypeName = 'Exotel.Call'; DateCreated = 5 }).Created | Should -BeExactly ''
    }

    It 'agrees with a DateCreated that a script put on a call' {
        $call = Get-ExoCall $calls[0].Sid @account | Add-Member NoteProperty DateCreated ([datetimeoffset]'2001-01-01Z') -Force -PassThru
        $call.Created | Should -BeExactly '2001-01-01 00:00:00'
    }

    It 'has an empty cell where a call has no time' {
        $call = Get-ExoCall $calls[0].Sid @account | Select-Object Report
        $call.Created | Should -Not -BeNullOrEmpty
        $placed = Invoke-ExoCall -From 09876543210 -To 09876543211 -CallerId 08012345678 @account | Select-Object Report
        $placed.Price | Should -BeNullOrEmpty
    }

    It 'works in ConstrainedLanguage' {
        $shell = [powershell]::Create()
        try {
            $text = $shell.AddScript('param($module, $calls) Import-Module $module; $ExecutionContext.SessionState.LanguageMode = "ConstrainedLanguage"; ($calls | Select-Object Report -First 1).Created; "errors: $($Error.Count)"').
                AddArgument($env:EXOTEL_TEST_MODULE).AddArgument($calls).Invoke()
        }
        finally { $shell.Dispose() }
        $text | Should -Be $calls[0].DateCreated.ToString('yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture), 'errors: 0'
    }
}
