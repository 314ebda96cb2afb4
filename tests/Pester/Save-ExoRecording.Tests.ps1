BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    # A recording is there 60 seconds after the end of its call: 3 at this scale.
    $simulator = Start-Simulator --calls 300 --time-scale 20
    $account = $simulator.Account
    function Start-Call($To = '+919876543211', [switch] $Record) { Invoke-ExoCall -From '+919876543210' -To $To -CallerId 08012345678 -Record:$Record @account }
    function Read-Path { @(Get-SimulatorRequest $simulator | ForEach-Object Path) }
    $calls = 1..6 | ForEach-Object { Start-Call -Record } | Wait-ExoCall -PollInterval 1 @account
    $silent = Get-ExoCall @account | Where-Object { -not $_.RecordingUrl } | Select-Object -First 1
}

AfterAll { $simulator | Stop-Simulator }

Describe 'Save-ExoRecording' {
    BeforeEach {
        Clear-SimulatorRequest $simulator
        Clear-SimulatorFault $simulator
        $folder = (New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid().ToString('N')))).FullName
    }

    It 'waits for recordings that are not ready, and saves those of piped calls' {
        $new = Start-Call -Record | Wait-ExoCall -PollInterval 1 @account
        $files = $new | Save-ExoRecording -Path $folder -PassThru @account -WarningVariable warned -WarningAction SilentlyContinue
        $files | Should -BeOfType System.IO.FileInfo
        $files.Name | Should -Be "$($new.Sid).mp3"
        $files.Length | Should -Be 60000
        [Text.Encoding]::ASCII.GetString([IO.File]::ReadAllBytes($files.FullName), 0, 35) | Should -Be "ID3$($new.Sid)"
        "$warned" | Should -BeLike "*$($new.Sid) is not available yet*"
    }

    It 'shows the received bytes as progress' {
        $new = Start-Call -Record | Wait-ExoCall -PollInterval 1 @account
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({ param($module, $account, $calls, $folder) Import-Module $module; $calls | Save-ExoRecording -Path $folder @account }).AddArgument($env:EXOTEL_TEST_MODULE).AddArgument($account).AddArgument(@($calls[0], $new)).AddArgument($folder)
            $null = $shell.Invoke()
            $shown = @($shell.Streams.Progress | Where-Object Activity -EQ 'Exotel')
            @($shown.StatusDescription) -match '^Saving recordings: 0\.1 MB, 1 saved' | Should -Not -BeNullOrEmpty
            $shown[-1].RecordType | Should -Be 'Completed'
        }
        finally { $shell.Dispose() }
    }

    It 'saves several piped calls without requesting them again' {
        Save-ExoRecording -Path $folder -InputObject $calls[0] @account | Should -BeNullOrEmpty
        Clear-SimulatorRequest $simulator
        $files = $calls[1..5] | Save-ExoRecording -Path $folder -PassThru @account
        $files.BaseName | Should -Be $calls[1..5].Sid
        Read-Path | Where-Object { $_ -like '/v1/*' } | Should -BeNullOrEmpty
        (Get-ChildItem $folder).Extension | Select-Object -Unique | Should -Be '.mp3'
    }

    It 'saves by SID into the current folder, requesting the call first' {
        Push-Location $folder
        try { Save-ExoRecording $calls[0].Sid @account } finally { Pop-Location }
        (Get-ChildItem $folder).Name | Should -Be "$($calls[0].Sid).mp3"
        (Read-Path)[0] | Should -Be "/v1/Accounts/exotest/Calls/$($calls[0].Sid).json"
    }

    It 'accepts rows with a CallSid, and a folder with brackets in its name' {
        $odd = (New-Item -ItemType Directory (Join-Path $folder '[1]')).FullName
        [pscustomobject]@{ CallSid = $calls[0].Sid } | Save-ExoRecording -Path $odd @account
        Test-Path -LiteralPath (Join-Path $odd "$($calls[0].Sid).mp3") | Should -BeTrue
    }

    It 'follows a redirect to another host without the credential' {
        $call = Get-ExoCall -Detailed @account | Where-Object { $_.RecordingUrl -like '*/recordings-redirect/*' -and $_.Outcome -eq 'Answered' } | Select-Object -Last 1
        Clear-SimulatorRequest $simulator
        $call | Save-ExoRecording -Path $folder @account
        (Get-ChildItem $folder).Name | Should -Be "$($call.Sid).mp3"
        $there, $onward = Get-SimulatorRequest $simulator
        $there.User | Should -Be simkey
        $onward.Path | Should -BeLike '/recordings/*'
        $onward.User | Should -BeNullOrEmpty
    }

    It 'uses the pre-signed URL without the credential' {
        $call = Get-ExoCall $calls[0].Sid -RecordingUrlValidity 5 @account
        Clear-SimulatorRequest $simulator
        $call | Save-ExoRecording -Path $folder @account
        $request = Get-SimulatorRequest $simulator
        $request.Query | Should -Match 'presigned'
        $request.User | Should -BeNullOrEmpty
        @(Get-ChildItem $folder).Count | Should -Be 1
    }

    It 'keeps an existing file, unless -Force' {
        $file = Join-Path $folder "$($calls[0].Sid).mp3"
        Set-Content $file 'mine' -NoNewline
        $calls[0] | Save-ExoRecording -Path $folder @account -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -Be 'Conflict,Exotel.PowerShell.Commands.SaveExoRecordingCommand'
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike '*-Force*'
        Get-Content $file -Raw | Should -Be 'mine'
        $calls[0] | Save-ExoRecording -Path $folder -Force @account
        (Get-Item $file).Length | Should -Be 60000
    }

    It 'warns and creates no file when there is no recording' {
        $silent | Save-ExoRecording -Path $folder @account -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike "*$($silent.Sid) has no recording*"
        Get-ChildItem $folder | Should -BeNullOrEmpty
    }

    It 'reports that an ongoing call has no recording yet' {
        Start-Call '+919876540004' -Record | Save-ExoRecording -Path $folder @account -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike '*in progress*Wait-ExoCall*'
    }

    It 'does nothing with -WhatIf' {
        $calls | Save-ExoRecording -Path $folder -WhatIf @account
        Get-ChildItem $folder | Should -BeNullOrEmpty
        Read-Path | Should -BeNullOrEmpty
    }

    It 'writes an error for each recording that fails and still saves the others' {
        'unknown', $calls[0].Sid | Save-ExoRecording -Path $folder @account -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.Count | Should -Be 1
        $failed[0].TargetObject | Should -Be 'unknown'
        @(Get-ChildItem $folder).Count | Should -Be 1
    }

    It 'rejects a folder that does not exist' {
        { $calls[0] | Save-ExoRecording -Path (Join-Path $folder 'nowhere') @account } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*nowhere*'
        Read-Path | Should -BeNullOrEmpty
    }

    It 'accepts a folder given as <Form>' -ForEach @(
        @{ Form = 'a path of more than 260 characters'; Make = { param($folder) (New-Item -ItemType Directory (Join-Path $folder ((@('f' * 60) * 5) -join [IO.Path]::DirectorySeparatorChar))).FullName }; Desktop = $false }
        @{ Form = 'a path with . and ..'; Make = { param($folder) Join-Path $folder './none/../.' }; Desktop = $true }
        @{ Form = 'a path with forward slashes'; Make = { param($folder) $folder.Replace('\', '/') }; Desktop = $true }
        @{ Form = 'a path below a drive of PowerShell'; Make = { param($folder) 'TestDrive:/' + (Split-Path $folder -Leaf) }; Desktop = $true }
    ) {
        if ($PSEdition -eq 'Desktop' -and -not $Desktop) { Set-ItResult -Skipped -Because 'Windows PowerShell has no such paths'; return }
        $files = $calls[0] | Save-ExoRecording -Path (& $Make $folder) -PassThru @account
        $files.Name | Should -Be "$($calls[0].Sid).mp3"
        @(Get-ChildItem -LiteralPath $folder -Recurse -File).FullName | Should -Be $files.FullName
    }

    It 'rejects what is not in the file system, in the path or as the current location' {
        { $calls[0] | Save-ExoRecording -Path Env:PATH @account } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*Environment*not in the file system*'
        Push-Location Variable:
        try { { $calls[0] | Save-ExoRecording @account } | Should -Throw -ErrorId 'InvalidRequest,*' -ExpectedMessage '*Variable*not in the file system*' } finally { Pop-Location }
        { $calls[0] | Save-ExoRecording -Path NoSuchDrive:here @account } | Should -Throw -ExpectedMessage '*NoSuchDrive*'
        Read-Path | Should -BeNullOrEmpty
    }

    It 'names the file of a SID that is too long for one, and leaves nothing' {
        $xml = [System.Management.Automation.PSSerializer]::Serialize($calls[0])
        $long = [System.Management.Automation.PSSerializer]::Deserialize($xml.Replace($calls[0].Sid, 's' * 300))
        $long | Save-ExoRecording -Path $folder @account -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'FileNotWritten,*'
        "$($failed[0])" | Should -BeLike "*sss.mp3*"
        Get-ChildItem $folder | Should -BeNullOrEmpty
    }

    It 'names the file that could not be written' -Skip:($IsWindows -or $PSEdition -eq 'Desktop' -or (id -u) -eq 0) {
        chmod a-w $folder
        try { $calls[0] | Save-ExoRecording -Path $folder @account -ErrorVariable failed -ErrorAction SilentlyContinue } finally { chmod u+w $folder }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'FileNotWritten,*'
    }

    It 'reports a partial file that another process has locked' {
        $part = [IO.File]::Open((Join-Path $folder "$($calls[0].Sid).mp3.part"), 'OpenOrCreate', 'ReadWrite', 'None')
        try { $calls[0] | Save-ExoRecording -Path $folder @account -ErrorVariable failed -ErrorAction SilentlyContinue } finally { $part.Dispose() }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'FileNotWritten,*'
    }

    It 'resumes a truncated body' {
        Set-SimulatorFault $simulator 'seq=cut,ok'
        $calls[0] | Save-ExoRecording -Path $folder @account
        (Get-Item (Join-Path $folder "$($calls[0].Sid).mp3")).Length | Should -Be 60000
    }
}
