BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    $simulator = Start-Simulator --calls 300
    $account = $simulator.Account
    function Read-Offer([string] $Line) { @((TabExpansion2 $Line $Line.Length).CompletionMatches) }
}

AfterAll { $simulator | Stop-Simulator }

Describe 'Tab after <Line>' -ForEach @(
    @{ Line = 'Get-ExoCall -Status '; Words = 'completed', 'failed', 'busy', 'no-answer', 'canceled', 'in-progress', 'ringing', 'queued' }
    @{ Line = 'Get-ExoCall -Status f'; Words = @('failed') }
    @{ Line = 'Get-ExoCall -Status busy, fa'; Words = @('failed') }
    @{ Line = 'Get-ExoCall -Stat f'; Words = @('failed') }
    @{ Line = 'Get-ExoCall -Direction in'; Words = @('inbound') }
    @{ Line = 'Get-ExoCall -Outcome Mi'; Words = @('Missed') }
    @{ Line = 'Get-ExoCall -Sid x -ApiVersion '; Words = 'V1', 'V2', 'V3' }
    @{ Line = 'Get-ExoCallLeg -CallSid x -ApiVersion '; Words = 'V1', 'V3' }
    @{ Line = 'Get-ExoCall -Region '; Words = 'Singapore', 'Mumbai' }
    @{ Line = 'Connect-ExoAccount -Region M'; Words = @('Mumbai') }
    @{ Line = 'Set-ExoProfile work -Region '; Words = 'Singapore', 'Mumbai' }
    @{ Line = 'Invoke-ExoCall -StatusCallbackEvent '; Words = 'terminal', 'answered' }
    @{ Line = 'Invoke-ExoCall -StatusCallbackContentType '; Words = 'multipart/form-data', 'application/json' }
    @{ Line = 'ConvertFrom-ExoCallback -ContentType '; Words = 'multipart/form-data', 'application/json', 'application/x-www-form-urlencoded' }
    @{ Line = 'Connect-ExoAccount -TimeZone Kolk'; Words = @('Asia/Kolkata') }
    @{ Line = 'Invoke-ExoCall -CallType '; Words = @('trans') }
    @{ Line = 'Invoke-ExoCall -RecordingChannels '; Words = 'single', 'dual' }
    @{ Line = 'Invoke-ExoCall -StartPlaybackTo '; Words = 'Callee', 'Both' }
    @{ Line = 'Measure-ExoCall -By '; Words = 'Hour', 'Day', 'Week', 'Month', 'HourOfDay', 'DayOfWeek', 'ExoPhone', 'Direction', 'Agent', 'Outcome', 'Account' }
    @{ Line = 'Measure-ExoCall Day, Exo'; Words = @('ExoPhone') }
    @{ Line = 'Measure-ExoConcurrency -By '; Words = 'ExoPhone', 'Direction' }
    @{ Line = 'Get-ExoMissedCaller -State '; Words = 'Waiting', 'Attempted', 'Reached', 'CameThrough' }
    @{ Line = 'Invoke-ExoCall -RecordingFormat '; Words = 'mp3', 'mp3-hq' }
) {
    It 'offers exactly the known values' {
        @((Read-Offer $Line).CompletionText | Sort-Object) | Should -Be @($Words | Sort-Object)
    }
}

Describe 'Tab completion' {
    It 'shows the hosts of a region as its tooltip' {
        (Read-Offer 'Get-ExoCall -Region Mum').ToolTip | Should -BeLike '*api.in.exotel.com*'
    }

    It 'offers the variables that hold an account, after -Account' {
        $mine = Connect-ExoAccount -AccountSid a -Region http://127.0.0.1:9 -Credential ([pscredential]::new('k', (ConvertTo-SecureString 't' -AsPlainText -Force))) -SkipTest
        (TabExpansion2 'Get-ExoCall -Account $m' 23).CompletionMatches.CompletionText | Should -Contain '$mine'
        (TabExpansion2 'Get-ExoCall -Account ' 21).CompletionMatches.CompletionText | Should -Be '$mine'
        Disconnect-ExoAccount
    }

    It 'offers the saved profiles' {
        $env:EXOTEL_CONFIG_HOME = Join-Path $TestDrive 'config'
        try {
            foreach ($name in 'north', 'south') { $null = Set-ExoProfile $name @account -AllowPlaintext -WarningAction SilentlyContinue }
            foreach ($line in 'Get-ExoCall -ProfileName ', 'Get-ExoProfile ', 'Remove-ExoProfile ', 'Set-ExoProfile ', 'Connect-ExoAccount -ProfileName ') {
                (Read-Offer $line).CompletionText | Should -Be 'north', 'south'
            }
        }
        finally { $env:EXOTEL_CONFIG_HOME = $null }
    }
}

Describe 'Completion from recent calls' {
    BeforeAll {
        $calls = @(Get-ExoCall @account -First 4)
        Clear-SimulatorRequest $simulator
    }

    It 'offers SIDs after <_>, the newest call first' -ForEach 'Get-ExoCall ', 'Get-ExoCall -Sid ', 'Get-ExoCallLeg -CallSid ', 'Wait-ExoCall ', 'Save-ExoRecording -Sid ' {
        (Read-Offer $_ | Select-Object -First 4).CompletionText | Should -Be $calls.Sid
    }

    It 'filters by the typed prefix, and shows the call as tooltip' {
        $offer = Read-Offer "Get-ExoCallLeg $($calls[2].Sid.Substring(0, 12))"
        $offer.CompletionText | Should -Be $calls[2].Sid
        $offer.ToolTip | Should -BeLike "*$($calls[2].From) to $($calls[2].To), $($calls[2].Outcome)"
    }

    It 'offers ExoPhones after -CallerId and -PhoneNumber' {
        $phones = $calls.PhoneNumber | Sort-Object -Unique
        (Read-Offer 'Invoke-ExoCall -CallerId ').CompletionText | Sort-Object | Should -Be $phones
        (Read-Offer 'Get-ExoCall -PhoneNumber ').CompletionText | Sort-Object | Should -Be $phones
    }

    It 'begins with a call that was placed since then' {
        $placed = Invoke-ExoCall -From 09876543210 -To 09876543211 -CallerId 08012345678 -Confirm:$false @account
        (Read-Offer 'Wait-ExoCall ')[0].CompletionText | Should -Be $placed.Sid
        Clear-SimulatorRequest $simulator
    }

    It 'does not share recent calls with another runspace' {
        $shell = [powershell]::Create()
        try {
            $offer = $shell.AddScript("Import-Module '$env:EXOTEL_TEST_MODULE'; (TabExpansion2 'Wait-ExoCall -Sid ' 18).CompletionMatches.CompletionText").Invoke()
            $offer | Where-Object { $_ -in $calls.Sid } | Should -BeNullOrEmpty
        }
        finally { $shell.Dispose() }
    }

    It 'remembers the last two hundred calls' {
        $all = @(Get-ExoCall @account)
        $all.Count | Should -BeGreaterThan 220
        (Read-Offer 'Wait-ExoCall -Sid ').CompletionText | Should -Be @($all | Select-Object -Last 200).Sid
        Clear-SimulatorRequest $simulator
    }

    It 'offers the numbers of recent calls after <Line>' -ForEach @(
        @{ Line = 'Get-ExoCall -From '; Property = 'From' }
        @{ Line = 'Get-ExoCall -To '; Property = 'To' }
        @{ Line = 'Invoke-ExoCall -From '; Property = 'From' }
        @{ Line = 'Get-ExoNumber '; Property = 'CustomerNumber' }
    ) {
        $recent = Get-ExoCall @account -First 3
        Clear-SimulatorRequest $simulator
        $offer = (Read-Offer $Line).CompletionText -replace "'"
        $recent.$Property | ForEach-Object { $offer | Should -Contain $_ }
        $offer | Should -Be @($offer | Select-Object -Unique)
    }

    It 'offers dates after <_>, readable in every culture' -ForEach 'Get-ExoCall -Since ', 'Get-ExoCall -Until ' {
        $offer = Read-Offer $_
        $offer.Count | Should -BeGreaterThan 3
        $offer.CompletionText | ForEach-Object { $_ | Should -Match "^\d{4}-\d\d-\d\d$" }
        (Read-Offer "$($_)yest").ToolTip | Should -Be 'yesterday'
    }

    It 'offers no file name after <_>' -ForEach @(
        'Get-ExoCall -From zz', 'Get-ExoCall -To zz', 'Get-ExoCall -Since zz', 'Get-ExoCall -Until zz', 'Get-ExoCall -Status zz', 'Set-ExoProfile x -Vault '
        'Set-ExoProfile x -SecretName ', 'Connect-ExoAccount -Vault ', 'Connect-ExoAccount -SecretName ', 'Invoke-ExoCall -From zz', 'Invoke-ExoCall -To zz', 'Get-ExoCall -AccountSid '
        'Invoke-ExoCall -FlowId ', 'Invoke-ExoCall -CustomField '
    ) {
        Push-Location $TestDrive
        try {
            $null = New-Item zz-file.txt -Force
            Read-Offer $_ | Where-Object { $_.ResultType -in 'ProviderItem', 'ProviderContainer' } | Should -BeNullOrEmpty
        }
        finally { Pop-Location }
    }

    It 'offers the names of secrets that the module would use' {
        (Read-Offer 'Connect-ExoAccount -SaveAs north -SecretName ').CompletionText | Should -Contain 'Exotel-north'
        (Read-Offer 'Set-ExoProfile north -SecretName Ex').CompletionText | Should -Contain 'Exotel-north'
    }

    It 'sends no request' {
        $null = foreach ($line in 'Get-ExoCall ', 'Get-ExoCall -PhoneNumber ', 'Get-ExoCall -Region ', 'Get-ExoCall -ProfileName ', 'Get-ExoCall -Status ') { Read-Offer $line }
        Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
    }
}
