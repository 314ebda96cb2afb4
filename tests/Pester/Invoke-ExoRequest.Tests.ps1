BeforeAll {
    Import-Module "$PSScriptRoot/Simulator.psm1", "$PSScriptRoot/CannedServer.psm1" -Force
    Import-Module $env:EXOTEL_TEST_MODULE -Force

    $simulator = Start-Simulator --calls 350 --days 20
    $account = $simulator.Account
    $env:EXOTEL_RATE_LIMIT = '0'

    # What a server was asked that answers everything with the same.
    $server = Start-CannedServer {
        param($target)
        switch -Wildcard ($target) {
            '*/Empty*' { 200, '{}' }
            '*/Odd*' { 200, '{"Sid":"a","sid":"b","":1,"PSObject":2,"_PSObject":3,"n":1.50,"t":true,"x":null,"when":"2026-01-02T03:04:05Z","list":[{"token":"hush"},[1]]}' }
            '*/Array*' { 200, '[{"a":1},{"a":2}]' }
            '*/Broken*After*' { 400, '{"RestException":{"Status":400,"Message":"cursor expired"}}'; break }
            '*/Broken*' { 200, '{"Metadata":{"NextPageUri":"?After=it''s+1"},"Things":[{"Sid":"1"},{"Sid":"2"}]}' }
            default { 200, '{"asked":true}' }
        }
    }
    $canned = $server.Account

    function Read-Post { Get-SimulatorRequest $simulator | Where-Object method -ne GET }
}

AfterAll {
    Stop-Simulator $simulator
    Stop-CannedServer $server
    Remove-Item Env:EXOTEL_RATE_LIMIT
}

Describe 'Invoke-ExoRequest that reads' {
    BeforeEach { Clear-SimulatorRequest $simulator; Clear-SimulatorFault $simulator; $null = Read-CannedRequest $server }

    It 'writes the whole response as one object' {
        $answer = @(Invoke-ExoRequest Calls.json -Query @{ PageSize = 3; Status = 'completed,failed' } @account)

        $answer.Count | Should -Be 1
        $answer[0] | Should -BeOfType pscustomobject
        $answer[0].Metadata.PageSize | Should -Be 3
        $answer[0].Calls.Count | Should -Be 3
        $answer[0].Calls[0].Sid | Should -BeOfType string
    }

    It 'writes with -All every record of a list, each once, whatever the pages are like: <Fault>' -ForEach @(
        @{ Fault = '' }, @{ Fault = 'repeat-record:1' }, @{ Fault = 'trailing-empty-page:1' }, @{ Fault = 'foreign-links:1' }, @{ Fault = '500:0.3;seed=3' }
    ) {
        if ($Fault) { Set-SimulatorFault $simulator $Fault }
        $sids = @(Invoke-ExoRequest Calls.json -Query @{ PageSize = 100 } -All @account -WarningAction SilentlyContinue).Sid

        $truth = @(Get-SimulatorCall $simulator | Where-Object { -not $_.ongoing }).sid
        $sids.Count | Should -Be 350
        ($sids | Sort-Object) -join ' ' | Should -Be (($truth | Sort-Object) -join ' ')
    }

    It 'requests no more pages than are consumed' {
        @(Invoke-ExoRequest Calls.json -Query @{ PageSize = 100 } -All @account | Select-Object -First 120).Count | Should -Be 120
        @(Get-SimulatorRequest $simulator).Count | Should -Be 2
    }

    It 'reports how far a broken list came and how to resume it' {
        $records = [System.Collections.ArrayList]::new()
        { Invoke-ExoRequest Broken.json -All @canned | ForEach-Object { $null = $records.Add($_) } } |
            Should -Throw "*cursor expired*Written so far: 2 records. To continue, use the same command with this in Query: After = 'it''s+1'." -ErrorId 'InvalidRequest,*'
        $records.Sid | Should -Be '1', '2'
    }

    It 'reports a response that is not a list' {
        Invoke-ExoRequest 'Accounts/{sid}.json' -All @account -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].Exception.Message | Should -BeLike '*not a list*Omit -All*'
    }

    It 'shows the account without its token' {
        $text = Invoke-ExoRequest 'Accounts/{sid}.json' @account -Debug -Verbose *>&1 | ForEach-Object { $_ | Format-List * | Out-String; $_ | ConvertTo-Json -Depth 5 -WarningAction SilentlyContinue }
        $text -join '' | Should -Not -BeLike '*simtoken*'
        (Invoke-ExoRequest '/v1/Accounts/{sid}.json' @account).Account.AuthToken | Should -Be '***'
        (Invoke-RestMethod "$($simulator.Address)/v1/Accounts/exotest.json" -Headers @{ Authorization = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes('simkey:simtoken')) }).Account.AuthToken |
            Should -Be simtoken -Because 'the server does send it'
    }

    It 'keeps the types of the values in the response' {
        $odd = Invoke-ExoRequest Odd.json @canned

        $odd.Sid | Should -Be 'a', 'b'
        $odd.'_' | Should -Be 1
        $odd.'__PSObject', $odd.'_PSObject' | Should -Be 2, 3
        $odd.n | Should -BeOfType decimal
        $odd.t | Should -BeTrue
        $odd.PSObject.Properties['x'].Value | Should -BeNullOrEmpty
        $odd.when | Should -BeOfType string
        $odd.list[0].token | Should -Be '***'
        , $odd.list[1] | Should -BeOfType array
    }

    It 'writes the entries of a bare list, and nothing of an empty object' {
        (Invoke-ExoRequest Array.json @canned).a | Should -Be 1, 2
        Invoke-ExoRequest Empty.json @canned | Should -BeNullOrEmpty
    }

    It 'uses the v2 and v3 host with -Ccm' {
        $sid = @(Get-SimulatorCall $simulator | Where-Object { -not $_.ongoing })[0].sid
        (Invoke-ExoRequest "calls/$sid" -Ccm @account).http_code | Should -Be 200
        (Invoke-ExoRequest "/v3/accounts/{sid}/calls/$sid" -Ccm @account).response.call_details.sid | Should -Be $sid
        (Get-SimulatorRequest $simulator).path | Should -Be "/v2/accounts/exotest/calls/$sid", "/v3/accounts/exotest/calls/$sid"
    }

    It 'formats a query as the API expects it' {
        $query = [ordered]@{ a = 'x y+&'; list = 1, 'b', $null; yes = $true; no = $false; price = 1.5; when = [datetime] '2026-01-02 03:04'; utc = [datetimeoffset] '2026-01-01T18:30:00Z'; none = $null }
        $null = Invoke-ExoRequest 'Any.json?first=1' -Query $query @canned

        (Read-CannedRequest $server) -replace '^[^?]*' | Should -Be ('?first=1&a=x%20y%2B%26&list=1&list=b&yes=true&no=false&price=1.5&when=2026-01-02%2003%3A04%3A00&utc=2026-01-02%2000%3A00%3A00')
    }

    It 'rejects a query with a nested hashtable' {
        Invoke-ExoRequest Any.json -Query @{ a = @{ b = 1 } } @canned -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].Exception.Message | Should -BeLike 'a in Query holds*Nothing was sent.'
    }

    It 'accepts paths from the pipeline, with one error for each that fails' {
        $answers = 'Accounts/{sid}.json', 'Nope.json', [pscustomobject]@{ Path = 'Calls.json' } | Invoke-ExoRequest @account -ErrorVariable failed -ErrorAction SilentlyContinue

        $answers.Count | Should -Be 2
        $failed.Count | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -Be 'NotFound,Exotel.PowerShell.Commands.InvokeExoRequestCommand'
        $failed[0].TargetObject | Should -Be '/v1/Accounts/exotest/Nope.json'
        $failed[0].Exception.Message | Should -BeLike '*v1 paths end in .json*'
    }

    It 'accepts a URL on the host of the account, and sends nothing to another: <Path>' -ForEach @(
        @{ Path = 'https://evil.example/v1/Accounts/{sid}.json' }
        @{ Path = '//evil.example/x' }
        @{ Path = 'http://127.0.0.1:1/v1/x' }
        @{ Path = '../other/Calls.json' }
    ) {
        (Invoke-ExoRequest "$($simulator.Address)/v1/Accounts/{sid}.json" @account).Account.Sid | Should -Be exotest
        Clear-SimulatorRequest $simulator

        $DebugPreference = 'Continue'
        $debug = Invoke-ExoRequest $Path @account -ErrorVariable failed -ErrorAction SilentlyContinue 5>&1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        $failed[0].Exception.Message | Should -BeLike '*Nothing was sent.'
        $debug | Should -BeNullOrEmpty -Because 'each request would be a debug line'
        Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
    }

    It 'stops the pipeline when the credential is rejected' {
        $wrong = $account.Clone()
        $wrong.Credential = [pscredential]::new('simkey', (ConvertTo-SecureString 'another-token' -AsPlainText -Force))
        { 'Calls.json', 'Calls.json' | Invoke-ExoRequest @wrong } | Should -Throw -ErrorId 'AuthenticationFailed,*'
        @(Get-SimulatorRequest $simulator).Count | Should -Be 1
    }

    It 'reads XML when the path requests it' {
        (Invoke-ExoRequest '/v1/Accounts/{sid}/Calls' -Query @{ PageSize = 2 } @account).Calls.Count | Should -Be 2
    }
}

Describe 'Invoke-ExoRequest that changes something' {
    BeforeEach {
        Clear-SimulatorRequest $simulator
        Clear-SimulatorFault $simulator
        $body = [ordered]@{ From = '+919876543210'; To = '+919876543211'; CallerId = '08012345678'; Record = $true; CustomField = $null }
    }

    It 'places one call, with a form' {
        $answer = Invoke-ExoRequest Calls/connect.json -Method POST -Body $body @account -Confirm:$false

        $answer.Call.Status | Should -Be 'in-progress'
        $posts = @(Read-Post)
        $posts.Count | Should -Be 1
        $posts[0].method | Should -Be POST
        $posts[0].form.From | Should -Be '+919876543210'
        $posts[0].form.Record | Should -Be 'true'
        $posts[0].form.PSObject.Properties.Name | Should -Not -Contain CustomField
    }

    It 'sends nothing with -WhatIf, and names method and path, not the fields' {
        Start-Transcript (Join-Path $TestDrive 'what.txt') | Out-Null
        Invoke-ExoRequest Calls/connect.json -Method post -Body $body @account -WhatIf
        Stop-Transcript | Out-Null

        Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
        $said = Get-Content (Join-Path $TestDrive 'what.txt') -Raw
        $said | Should -BeLike '*"POST" on target "/v1/Accounts/exotest/Calls/connect.json"*'
        $said | Should -Not -BeLike '*9876543210*'
    }

    It 'still reads with -WhatIf' {
        (Invoke-ExoRequest Calls.json -Query @{ PageSize = 1 } @account -WhatIf).Calls.Count | Should -Be 1
    }

    It 'prompts for confirmation according to $ConfirmPreference' {
        $command = Get-Command Invoke-ExoRequest
        $command.Parameters.Keys | Should -Contain Confirm
        $command.ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be Medium
    }

    It 'sends the request once, and reports that it may have been done, after <Fault>' -ForEach @{ Fault = '503' }, @{ Fault = 'reset-after' }, @{ Fault = 'cut' } {
        Set-SimulatorFault $simulator "${Fault}:1"
        Invoke-ExoRequest Calls/connect.json -Method POST -Body $body @account -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        $failed[0].Exception.Message | Should -BeLike '*POST /v1/Accounts/exotest/Calls/connect.json may have been done. It is not sent again by itself*'
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike 'Check whether it was carried out before you send it again*'
        @(Read-Post).Count | Should -Be 1
    }

    It 'sends the request once even after a 429, which rejected it' {
        Set-SimulatorFault $simulator '429:1'
        Invoke-ExoRequest Calls/connect.json -Method POST -Body $body @account -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'RateLimited,*'
        @(Read-Post).Count | Should -Be 1
    }

    It 'rejects <What> before any request' -ForEach @(
        @{ What = 'a body with GET'; Way = @{ Body = @{ a = 1 } } }
        @{ What = '-All with POST'; Way = @{ Method = 'POST'; All = $true } }
        @{ What = 'a text that is no JSON'; Way = @{ Method = 'POST'; Body = 'From=1&To=2' } }
        @{ What = 'an array as body'; Way = @{ Method = 'POST'; Body = 1, 2 } }
        @{ What = 'a redacted secret sent back'; Way = @{ Method = 'PUT'; Body = '{"AuthToken":"***"}' } }
        @{ What = 'a redacted field sent back'; Way = @{ Method = 'PUT'; Body = @{ AuthToken = '***' } } }
        @{ What = 'a redacted field deep inside'; Way = @{ Method = 'PUT'; Ccm = $true; Body = @{ a = @{ AuthToken = '***' } } } }
    ) {
        Invoke-ExoRequest Calls/connect.json @Way @account -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRequest,*'
        $failed[0].Exception.Message | Should -BeLike '*Nothing was sent.'
        Get-SimulatorRequest $simulator | Should -BeNullOrEmpty
    }

    It 'completes -Method' {
        $line = 'Invoke-ExoRequest -Method '
        ([System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)).CompletionMatches.CompletionText | Should -Be DELETE, GET, POST, PUT
    }
}

Describe 'Invoke-ExoRequest bodies' {
    BeforeAll {
        # The one request that a command sends to a server that answers 204.
        function Receive-Request([scriptblock] $Send) {
            $server = Start-CannedServer { 204, '' }
            try {
                & $Send $server.Account | Should -BeNullOrEmpty -Because 'a 204 has nothing to write'
                Read-CannedRequest $server -Whole
            }
            finally { $server | Stop-CannedServer }
        }
    }

    It 'are JSON with -Ccm' {
        $body = [ordered]@{ text = [string] [char] 0xFC; n = 1; price = 1.5; yes = $true; none = $null; when = [datetime] '2026-01-02 03:04:05'; list = @(1, @{ a = 'b' }); one = [pscustomobject]@{ c = 'd' } }
        $asked = Receive-Request { param($there) Invoke-ExoRequest things -Method POST -Ccm -Body $body @there }

        $asked.Head[0] | Should -BeLike 'POST /v2/accounts/canned*/things HTTP/1.1'
        $asked.Head | Should -Contain 'Content-Type: application/json'
        $asked.Body | Should -Be '{"text":"\u00FC","n":1,"price":1.5,"yes":true,"none":null,"when":"2026-01-02T03:04:05\u002B05:30","list":[1,{"a":"b"}],"one":{"c":"d"}}'
    }

    It 'are sent unchanged when they are text' {
        $asked = Receive-Request { param($there) Invoke-ExoRequest things.json -Method PUT -Body '{ "a":  [1] }' @there }

        $asked.Head[0] | Should -BeLike 'PUT /v1/Accounts/*'
        $asked.Head | Should -Contain 'Content-Type: application/json'
        $asked.Body | Should -Be '{ "a":  [1] }'
    }

    It 'are empty when none is given' {
        $asked = Receive-Request { param($there) Invoke-ExoRequest things/1.json -Method DELETE @there }

        $asked.Head[0] | Should -BeLike 'DELETE /v1/Accounts/*/things/1.json *'
        $asked.Head | Should -Contain 'Content-Length: 0'
        $asked.Head -match '^Content-Type' | Should -BeNullOrEmpty
    }
}
