BeforeAll {
    Import-Module "$PSScriptRoot/CannedServer.psm1" -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force

    # Calls whose SID starts with "old" are not listed, those with "un" do not exist.
    $server = Start-CannedServer {
        param($target)
        $path, $query = $target -split '\?'
        if ($path -match '/Calls\.json$') {
            $sids = [uri]::UnescapeDataString([regex]::Match($query, 'Sid=([^&]*)').Groups[1].Value) -split ','
            $known = @($sids | Where-Object { $_ -notmatch '^(old|un)' })
            [array]::Reverse($known)
            200, @{ Metadata = @{ Total = $known.Count }; Calls = @($known | ForEach-Object { @{ Sid = $_; Status = 'completed'; Direction = 'outbound-api' } }) }
            return
        }
        $sid = [uri]::UnescapeDataString(($path -split '/')[-1]) -replace '\.json$'
        if ($sid -like 'un*' -and $path -like '/v1/*') { 404, @{ RestException = @{ Status = 404; Message = 'no such call' } } }
        elseif ($sid -like 'un*') { 200, @{ request_id = 'r1'; http_code = 200; response = @{ code = 404; error_data = @{ code = 10744; message = 'call not found' } } } }
        elseif ($path -like '/v1/*') { 200, @{ Call = @{ Sid = $sid; Status = 'in-progress' } } }
        else { 200, @{ request_id = 'r1'; http_code = 200; response = @{ code = 200; call_details = @{ sid = $sid; state = 'active'; direction = 'inbound' } } } }
    }
    $account = $server.Account
}

AfterAll { $server | Stop-CannedServer }

Describe 'Get-ExoCall -Sid' {
    BeforeEach { $null = Read-CannedRequest $server }

    It 'requests 500 SIDs in five list requests, and singly only those missing from the lists' {
        $sids = 1..500 | ForEach-Object { if ($_ % 250) { "a$_" } else { "old$_" } }

        $calls = Get-ExoCall -Sid $sids @account

        $calls.Sid | Should -Be $sids
        $asked = Read-CannedRequest $server
        @($asked -like 'Calls.json*').Count | Should -Be 5
        @($asked -notlike 'Calls.json*') | Sort-Object | Should -Be 'Calls/old250.json?details=true', 'Calls/old500.json?details=true'
    }

    It 'writes one error for each unknown SID and still writes the others' {
        $calls = Get-ExoCall a, un1, b, un2 @account -ErrorAction SilentlyContinue -ErrorVariable failed

        $calls.Sid | Should -Be 'a', 'b'
        $failed.Count | Should -Be 2
        $failed.TargetObject | Should -Be 'un1', 'un2'
        $failed[0].FullyQualifiedErrorId | Should -Be 'NotFound,Exotel.PowerShell.Commands.GetExoCallCommand'
        "$($failed[0].CategoryInfo.Category)" | Should -Be 'ObjectNotFound'
    }

    It 'writes a call as often as its SID is in the array and requests it once' {
        (Get-ExoCall a, b, a, old1, old1 @account).Sid | Should -Be 'a', 'b', 'a', 'old1', 'old1'

        Read-CannedRequest $server | Should -Be 'Calls.json?Sid=a%2Cb%2Cold1&details=true&PageSize=100', 'Calls/old1.json?details=true'
    }

    It 'requests a single SID of an array alone' {
        (Get-ExoCall -Sid a @account).Sid | Should -Be 'a'

        Read-CannedRequest $server | Should -Be 'Calls/a.json?details=true'
    }

    It 'answers each SID from the pipeline at once' {
        'a', 'b' | Get-ExoCall @account | Select-Object -First 1 | ForEach-Object Sid | Should -Be 'a'

        Read-CannedRequest $server | Should -Be 'Calls/a.json?details=true'
    }

    It 'requests details in list and single requests' {
        $null = Get-ExoCall a, old1 @account -Detailed -RecordingUrlValidity 15

        Read-CannedRequest $server | Should -Be 'Calls.json?Sid=a%2Cold1&details=true&RecordingUrlValidity=15&PageSize=100', 'Calls/old1.json?details=true&RecordingUrlValidity=15'
    }

    It 'percent-encodes a slash, a space and a comma, and requests such SIDs alone' {
        (Get-ExoCall 'a/b c', 'd', 'e', 'f,g' @account).Sid | Should -Be 'a/b c', 'd', 'e', 'f,g'

        Read-CannedRequest $server | Sort-Object | Should -Be 'Calls.json?Sid=d%2Ce&details=true&PageSize=100', 'Calls/a%2Fb%20c.json?details=true', 'Calls/f%2Cg.json?details=true'
    }

    It 'rejects <What> before any request' -ForEach @(
        @{ What = 'an empty SID'; Sid = @('a', '') }
        @{ What = 'a blank SID'; Sid = @('a', '  ') }
        @{ What = 'null'; Sid = $null }
        @{ What = 'no SID at all'; Sid = @() }
    ) {
        { Get-ExoCall -Sid $Sid @account } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'

        Read-CannedRequest $server | Should -BeNullOrEmpty
    }

    It 'binds the property <Name>' -ForEach @{ Name = 'Sid' }, @{ Name = 'CallSid' } {
        ([pscustomobject]@{ $Name = 'a' } | Get-ExoCall @account).Sid | Should -Be 'a'
    }

    It 'binds the SID of the call, not of the leg, when an object has both' {
        ([pscustomobject]@{ Sid = 'leg1'; CallSid = 'a' } | Get-ExoCall @account).Sid | Should -Be 'a'
    }

    It 'rejects a row without a SID instead of using its text' {
        $calls = [pscustomobject]@{ Name = 'x' }, [pscustomobject]@{ Sid = 'a' } | Get-ExoCall @account -ErrorAction SilentlyContinue -ErrorVariable failed

        $calls.Sid | Should -Be 'a'
        $failed[0].Exception.Message | Should -BeLike '*no property CallSid or Sid*'
        Read-CannedRequest $server | Should -Be 'Calls/a.json?details=true'
    }

    It 'accepts objects in place of SIDs, alone and in an array' {
        (Get-ExoCall ([pscustomobject]@{ Sid = 'a' }) @account).Sid | Should -Be 'a'
        (Get-ExoCall (Get-ExoCall a, b @account) @account).Sid | Should -Be 'a', 'b'
        (Get-ExoCall @([pscustomobject]@{ CallSid = 'a'; Sid = 'leg1' }, 'b') @account).Sid | Should -Be 'a', 'b'
    }

    It 'accepts the SIDs of <What>' -ForEach @(
        @{ What = 'a set'; Sids = [Collections.Generic.HashSet[string]]::new([string[]]('a', 'b')) }
        @{ What = 'the keys of a table'; Sids = ([ordered]@{ a = 1; b = 2 }).Keys }
        @{ What = 'a queue'; Sids = [Collections.Queue]::new(@('a', 'b')) }
        @{ What = 'a list'; Sids = [Collections.Generic.List[object]]::new([object[]]('a', 'b')) }
    ) {
        (Get-ExoCall -Sid $Sids @account).Sid | Sort-Object | Should -Be 'a', 'b'
        Read-CannedRequest $server | Should -HaveCount 1
    }

    It 'accepts a hashtable as a row, and rejects one without a SID' {
        (@{ CallSid = 'a' } | Get-ExoCall @account).Sid | Should -Be 'a'
        { @{ Name = 'a' } | Get-ExoCall @account -ErrorAction Stop } | Should -Throw -ExpectedMessage '*no property CallSid or Sid*'
    }

    It 'skips a blank column of a row' {
        ([pscustomobject]@{ CallSid = ''; Sid = 'a' } | Get-ExoCall @account).Sid | Should -Be 'a'
        { [pscustomobject]@{ CallSid = ''; Sid = ' ' } | Get-ExoCall @account -ErrorAction Stop } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'stops at once when the credential is rejected' -ForEach @(
        @{ Ask = { param($account) Get-ExoCall a, b, c @account } }
        @{ Ask = { param($account) Get-ExoCall a, b, c @account -ApiVersion V2 -ThrottleLimit 1 } }
        @{ Ask = { param($account) 'a', 'b', 'c' | Get-ExoCall @account } }
    ) {
        $refusing = Start-CannedServer { 401, '' }
        try {
            { & $Ask $refusing.Account } | Should -Throw -ErrorId 'AuthenticationFailed,*'

            @(Read-CannedRequest $refusing).Count | Should -Be 1
        }
        finally { $refusing | Stop-CannedServer }
    }

    It 'writes once, after twenty single requests, that an array is cheaper' {
        $said = 1..45 | ForEach-Object { "a$_" } | Get-ExoCall @account -Verbose 4>&1 | Where-Object { $_ -is [Management.Automation.VerboseRecord] }

        @($said -like '*array*100*').Count | Should -Be 1
    }

    It 'counts -Skip and -First in calls' {
        (Get-ExoCall a, un1, b, c, d @account -Skip 1 -First 2 -ErrorAction SilentlyContinue).Sid | Should -Be 'b', 'c'
    }
}

Describe 'Get-ExoCall -ApiVersion' {
    BeforeEach { $null = Read-CannedRequest $server }

    It 'requests each call alone from <_>, in the order of the array' -ForEach 'V2', 'V3', 'v2' {
        $calls = Get-ExoCall a, b, a @account -ApiVersion $_

        $calls.Sid | Should -Be 'a', 'b', 'a'
        $calls[0].ApiVersion | Should -BeExactly $_.ToUpperInvariant()
        $calls[0].RequestId | Should -Be 'r1'
        $calls[0].State | Should -Be 'active'
        $calls[0].Outcome | Should -Be 'InProgress'
        Read-CannedRequest $server | Sort-Object | Should -Be 'calls/a', 'calls/b'
    }

    It 'treats a failing code inside a 200 as an error' {
        $calls = Get-ExoCall un1, a @account -ApiVersion V2 -ErrorAction SilentlyContinue -ErrorVariable failed

        $calls.Sid | Should -Be 'a'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
        $failed[0].Exception.Message | Should -BeLike '*may not have been placed through v2*'
    }

    It 'warns that only v1 supports pre-signed URLs' {
        $null = 'a', 'b' | Get-ExoCall @account -ApiVersion V3 -RecordingUrlValidity 5 -WarningVariable warned -WarningAction SilentlyContinue

        $warned.Count | Should -Be 1
    }

    It 'rejects -ApiVersion V4' {
        { Get-ExoCall a @account -ApiVersion V4 } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
}

Describe 'The views of Exotel.Call' {
    It 'have a list without the properties that v1 never fills' {
        $list = Get-ExoCall a @account | Format-List | Out-String

        $list | Should -Match 'Sid +: a'
        $list | Should -Not -Match 'AgentId'
    }

    It 'have a list that shows the agent of v2' {
        Get-ExoCall a @account -ApiVersion V2 | Format-List | Out-String | Should -Match 'AgentId'
    }
}

Describe 'Get-ExoCall -Sid against the simulator <Options>' -ForEach @{ Options = @() }, @{ Options = @('--xml') } {
    BeforeAll {
        $simulator = Start-Simulator @('--calls', '800', '--days', '20') @Options
        $there = $simulator.Account
        $listed = Get-ExoCall -First 500 -Detailed @there | Get-Random -Count 500 -SetSeed 4
    }

    AfterAll { $simulator | Stop-Simulator }

    It 'gets 500 calls in any order by five requests' {
        $DebugPreference = 'Continue'
        $written = Get-ExoCall -Sid $listed.Sid -Detailed @there 5>&1

        $calls, $requests = $written.Where({ $_ -isnot [Management.Automation.DebugRecord] }, 'Split')
        $calls.Sid | Should -Be $listed.Sid
        $calls | ConvertTo-Json | Should -Be ($listed | ConvertTo-Json)
        @($requests -like 'GET *').Count | Should -Be 5
    }

    It 'writes the same for an array as for the pipeline' {
        $some = $listed.Sid | Select-Object -First 12

        $array = Get-ExoCall -Sid $some -Detailed @there | ConvertTo-Json
        $pipeline = $some | Get-ExoCall -Detailed @there | ConvertTo-Json

        $array | Should -Be $pipeline
    }

    It 'writes one error for the SID that does not exist' {
        $sids = @($listed[0].Sid, ('f' * 32), $listed[1].Sid)

        $calls = Get-ExoCall -Sid $sids @there -ErrorAction SilentlyContinue -ErrorVariable failed

        $calls.Sid | Should -Be $listed[0..1].Sid
        $failed.TargetObject | Should -Be $sids[1]
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'NotFound,*'
    }
}

Describe 'Get-ExoCall -ApiVersion against the simulator <Options>' -ForEach @(
    @{ Options = @('--v2-shape', 'details') }
    @{ Options = @('--v2-shape', 'data') }
    @{ Options = @('--v2-shape', 'array') }
) {
    BeforeAll {
        $simulator = Start-Simulator @('--calls', '60', '--days', '20') @Options
        $there = $simulator.Account
        $v1 = Get-ExoCall -First 30 -Detailed @there
    }

    AfterAll { $simulator | Stop-Simulator }

    It 'writes the same call in V1 and V2' {
        $v2 = Get-ExoCall -Sid $v1.Sid -ApiVersion V2 @there

        foreach ($name in 'Sid', 'Direction', 'From', 'To', 'PhoneNumber', 'DateCreated', 'Duration', 'ConversationDuration') {
            $v2.$name | Should -Be $v1.$name -Because $name
        }
        $v2.State | Sort-Object -Unique | Should -Be 'terminal'
        $v2.AgentId | Should -BeLike 'agent-*'
    }

    It 'writes the same call in V1 and V3' {
        $v3 = Get-ExoCall -Sid $v1.Sid -ApiVersion V3 @there

        foreach ($name in 'Sid', 'Direction', 'PhoneNumber', 'DateCreated', 'Duration', 'ConversationDuration') {
            $v3.$name | Should -Be $v1.$name -Because $name
        }
        $v3.ApiVersion | Sort-Object -Unique | Should -Be 'V3'
    }
}
