BeforeAll {
    Import-Module $env:EXOTEL_TEST_MODULE -Force
    Import-Module "$PSScriptRoot/Simulator.psm1" -Force
    $token = 'a-token-of-the-suite'

    # Runs a script that listens in a runspace of its own, and waits until it does.
    function Start-Receiver {
        param([string] $Script, [hashtable] $Variables = @{})

        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()
        $runspace.SessionStateProxy.SetVariable('token', $token)
        foreach ($name in $Variables.Keys) { $runspace.SessionStateProxy.SetVariable($name, $Variables[$name]) }
        $shell = [powershell]::Create()
        $shell.Runspace = $runspace
        $null = $shell.AddScript("Import-Module '$env:EXOTEL_TEST_MODULE'; $Script")
        $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
        $handle = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)

        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not ($line = $shell.Streams.Information | Where-Object Tags -contains 'Listening' | Select-Object -First 1)) {
            if ($handle.IsCompleted -or $clock.Elapsed.TotalSeconds -gt 30) { throw "It does not listen: $($shell.Streams.Error) $($shell.InvocationStateInfo.Reason)" }
            Start-Sleep -Milliseconds 20
        }
        $null = "$line" -match 'http://\S+:(\d+)\.$'
        [pscustomobject]@{ Shell = $shell; Runspace = $runspace; Handle = $handle; Output = $output; Port = [int] $Matches[1]; Address = "http://127.0.0.1:$($Matches[1])/$token" }
    }

    # Waits for its end; gives what it wrote.
    function Wait-Receiver {
        param($Receiver)

        if (-not $Receiver.Handle.AsyncWaitHandle.WaitOne(30000)) { throw 'It did not end.' }
        foreach ($item in $Receiver.Output) { $item }
    }

    function Remove-Receiver {
        param($Receiver)

        if (-not $Receiver) { return }
        $Receiver.Shell.Stop()
        $Receiver.Shell.Dispose()
        $Receiver.Runspace.Dispose()
    }

    function Send-Callback {
        param($Receiver, $Body, [string] $ContentType = 'application/x-www-form-urlencoded')

        (Invoke-WebRequest $Receiver.Address -Method Post -Body $Body -ContentType $ContentType -UseBasicParsing).StatusCode
    }

    # Whether anybody listens there.
    function Test-Port {
        param([int] $Port)

        $client = [Net.Sockets.TcpClient]::new()
        try { $client.Connect('127.0.0.1', $Port); $true }
        catch { $false }
        finally { $client.Dispose() }
    }
}

Describe 'Receive-ExoCallback' {
    BeforeEach { $receiver = $null }
    AfterEach { Remove-Receiver $receiver }

    It 'does not show an invalid token in its error: <_>' -ForEach 'hush hush-secret', 'hush/secret', '.hush' {
        $thrown = { Receive-ExoCallback -Token $_ -Timeout 1 } | Should -Throw -PassThru -ErrorId 'ParameterArgumentValidationError*' -ExpectedMessage '*letters, digits*'
        "$($thrown.Exception)$($thrown.ErrorDetails)$($thrown.CategoryInfo)$($thrown.TargetObject)" | Should -Not -Match 'hush'
    }

    It 'writes each callback as it arrives, and stops after -First' {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token -First 3'

        Send-Callback $receiver 'CallSid=a&EventType=answered' | Should -Be 200
        Send-Callback $receiver '{"CallSid":"a","EventType":"terminal","Legs":[{"Status":"busy"}]}' 'application/json' | Should -Be 200
        while ($receiver.Output.Count -lt 2) { Start-Sleep -Milliseconds 20 }
        $receiver.Handle.IsCompleted | Should -BeFalse
        (Invoke-WebRequest "$($receiver.Address)?CallSid=b&digits=1" -UseBasicParsing).StatusCode | Should -Be 200

        $callbacks = Wait-Receiver $receiver
        $callbacks.CallSid | Should -Be 'a', 'a', 'b'
        $callbacks[1].PSObject.TypeNames[0] | Should -Be 'Exotel.Callback'
        $callbacks[1].Leg1Status | Should -Be 'busy'
        $callbacks[2].AdditionalFields.digits | Should -Be '1'
        Test-Port $receiver.Port | Should -BeFalse
    }

    It 'writes a repeated callback once, and no answered callback after a terminal one' {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token -First 2'

        'CallSid=a&EventType=terminal', 'CallSid=a&EventType=terminal', 'CallSid=a&EventType=answered', 'CallSid=b&EventType=terminal' |
            ForEach-Object { Send-Callback $receiver $_ } | Should -Be 200, 200, 200, 200

        (Wait-Receiver $receiver).CallSid | Should -Be 'a', 'b'
    }

    It 'stops at -Timeout without an error, and frees the port' {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token -Timeout 1'
        Send-Callback $receiver 'CallSid=a' | Should -Be 200

        (Wait-Receiver $receiver).CallSid | Should -Be 'a'

        $receiver.Shell.Streams.Error.Count | Should -Be 0
        $receiver.Shell.InvocationStateInfo.State | Should -Be 'Completed'
        Test-Port $receiver.Port | Should -BeFalse
    }

    It 'stops at Ctrl+C at once, and frees the port' {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token'
        Send-Callback $receiver 'CallSid=a' | Should -Be 200
        $clock = [Diagnostics.Stopwatch]::StartNew()

        $receiver.Shell.Stop()

        $clock.Elapsed.TotalSeconds | Should -BeLessThan 45
        $receiver.Shell.InvocationStateInfo.State | Should -Be 'Stopped'
        Test-Port $receiver.Port | Should -BeFalse
    }

    It 'stops with Select-Object -First, and the sender gets its response' {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token | Select-Object -First 1'

        Send-Callback $receiver 'CallSid=a' | Should -Be 200

        (Wait-Receiver $receiver).CallSid | Should -Be 'a'
        Test-Port $receiver.Port | Should -BeFalse
    }

    It 'can listen on the same port again' {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token -First 1'
        $port = $receiver.Port
        $null = Send-Callback $receiver 'CallSid=a'
        $null = Wait-Receiver $receiver
        Remove-Receiver $receiver

        $receiver = Start-Receiver 'Receive-ExoCallback -Port $port -Token $token -First 1' @{ port = $port }
        $receiver.Port | Should -Be $port
        $null = Send-Callback $receiver 'CallSid=b'
        (Wait-Receiver $receiver).CallSid | Should -Be 'b'
    }

    It 'runs -ScriptBlock once it listens, with the URL in $_, and writes only callbacks' {
        $receiver = Start-Receiver @'
            Receive-ExoCallback -Token $token -First 2 -ScriptBlock {
                $posted = foreach ($sid in 'a', 'b') { (Invoke-WebRequest $_ -Method Post -Body "CallSid=$sid" -UseBasicParsing).StatusCode }
                'not a callback'
            }
            "after: $posted"
'@
        $written = Wait-Receiver $receiver
        $written.Count | Should -Be 3
        $written[0..1].CallSid | Should -Be 'a', 'b'
        $written[2] | Should -Be 'after: 200 200'
    }

    It 'ends with the error of -ScriptBlock, and frees the port' {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token -ScriptBlock { throw "no call was placed" }'
        { Wait-Receiver $receiver; $receiver.Shell.EndInvoke($receiver.Handle) } | Should -Throw '*no call was placed*'
        Test-Port $receiver.Port | Should -BeFalse
    }

    It 'rejects a port in use with an error that says so' {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token'

        { Receive-ExoCallback -Port $receiver.Port -Token $token } | Should -Throw "*Port $($receiver.Port) of 127.0.0.1 is in use*" -ErrorId 'Conflict,*'
    }

    It 'rejects an invalid address' {
        { Receive-ExoCallback -ListenAddress 'nowhere' } | Should -Throw "*'nowhere' is not an IP address*" -ErrorId 'InvalidRequest,*'
    }

    It 'rejects requests without the token, and other methods' {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token -First 1'
        $root = "http://127.0.0.1:$($receiver.Port)"
        $refused = @(
            "$root/", "$root/wrong", "$root/$($token)x" | ForEach-Object {
                $address = $_
                try { Invoke-WebRequest $address -Method Post -Body 'CallSid=x' -UseBasicParsing } catch { [int] $_.Exception.Response.StatusCode }
            }
            try { Invoke-WebRequest $receiver.Address -Method Delete -UseBasicParsing } catch { [int] $_.Exception.Response.StatusCode }
            try { Send-Callback $receiver ('x' * 70000) } catch { [int] $_.Exception.Response.StatusCode }
        )

        $refused | Should -Be 404, 404, 404, 405, 413
        Send-Callback $receiver 'CallSid=a' | Should -Be 200
        (Wait-Receiver $receiver).CallSid | Should -Be 'a'
    }

    It 'reports a body that is not a callback, and continues' {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token -First 1'

        { Send-Callback $receiver 'Status=completed' } | Should -Throw
        Send-Callback $receiver 'CallSid=a' | Should -Be 200

        (Wait-Receiver $receiver).CallSid | Should -Be 'a'
        $receiver.Shell.Streams.Error.FullyQualifiedErrorId | Should -Be 'InvalidResponse,Exotel.PowerShell.Commands.ReceiveExoCallbackCommand'
        "$($receiver.Shell.Streams.Error[0])" | Should -BeLike '*no CallSid*'
    }

    It 'never shows a token that was given' {
        $receiver = Start-Receiver '$VerbosePreference = $DebugPreference = "Continue"; Receive-ExoCallback -Token $token -First 1'
        { Send-Callback $receiver $token } | Should -Throw
        $null = Send-Callback $receiver 'CallSid=a'

        $written = @(Wait-Receiver $receiver | Format-List * | Out-String)
        $streams = $receiver.Shell.Streams
        $written += @($streams.Verbose; $streams.Debug; $streams.Warning; $streams.Information) | ForEach-Object { "$_" }
        $written | Should -Not -Match $token
        "$($streams.Verbose)" | Should -BeLike '*Listening at http://127.0.0.1:*Stopped listening*rejected requests: 1*'
    }

    It 'generates a token when none is given, and writes the callback URL once' {
        $receiver = Start-Receiver 'Receive-ExoCallback -First 1'

        $receiver.Shell.Streams.Warning.Count | Should -Be 1
        "$($receiver.Shell.Streams.Warning[0])" | Should -Match 'http://127\.0\.0\.1:\d+/[A-Za-z0-9_-]{32} '
        $address = ("$($receiver.Shell.Streams.Warning[0])" | Select-String 'http://\S+').Matches.Value
        (Invoke-WebRequest $address -Method Post -Body 'CallSid=a' -UseBasicParsing).StatusCode | Should -Be 200
        (Wait-Receiver $receiver).CallSid | Should -Be 'a'
    }

    It 'warns of a short token, and of an address that other machines can reach' {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token short -ListenAddress 0.0.0.0 -Timeout 1'

        $null = Wait-Receiver $receiver
        "$($receiver.Shell.Streams.Warning[0])" | Should -BeLike '*only 5 characters*'
        "$($receiver.Shell.Streams.Warning[1])" | Should -BeLike '*plain http*reverse proxy*'
        "$($receiver.Shell.Streams.Warning)" | Should -Not -Match 'short'
    }

    It 'rejects a token that is not a path segment: <Bad>' -TestCases @(@{ Bad = 'a/b' }, @{ Bad = '..' }, @{ Bad = 'a b' }, @{ Bad = '' }, @{ Bad = 'a?b' }, @{ Bad = "0123456789abcdef`n" }) {
        { Receive-ExoCallback -Token $Bad -Timeout 1 } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'loses none of 200 from ten senders at once' {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token -First 200'
        $jobs = 0..9 | ForEach-Object {
            [powershell]::Create().AddScript('param($address, $worker) foreach ($i in 0..19) { $null = Invoke-WebRequest $address -Method Post -Body "CallSid=c$worker-$i" -UseBasicParsing }').AddArgument($receiver.Address).AddArgument($_)
        }
        $handles = $jobs | ForEach-Object { $_.BeginInvoke() }

        $sids = (Wait-Receiver $receiver).CallSid

        foreach ($i in 0..9) { $jobs[$i].EndInvoke($handles[$i]); $jobs[$i].Streams.Error | Should -BeNullOrEmpty; $jobs[$i].Dispose() }
        $sids | Sort-Object -Unique | Should -HaveCount 200
    }

    It 'writes callbacks that export to a CSV file' {
        $file = Join-Path $TestDrive 'received.csv'
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token -First 2 | Export-Csv $file -NoTypeInformation' @{ file = $file }
        $null = Send-Callback $receiver '{"CallSid":"a","Legs":[{"Status":"busy","OnCallDuration":3}],"x":{"y":[1]}}' 'application/json'
        $null = Send-Callback $receiver 'CallSid=b'
        $null = Wait-Receiver $receiver

        Get-Content $file | Should -Not -Match 'System\.|Exotel\.'
        $rows = Import-Csv $file
        $rows.CallSid | Should -Be 'a', 'b'
        ($rows[0].Legs | ConvertFrom-Json).OnCallDuration | Should -Be 3
    }
}

Describe 'Receive-ExoCallback with Exotel' {
    BeforeAll { $simulator = Start-Simulator --calls 20 --time-scale 200 --callback-disorder }
    AfterAll { $simulator | Stop-Simulator }
    BeforeEach { $receiver = $null }
    AfterEach { Remove-Receiver $receiver }

    It 'lets each callback be confirmed by Get-ExoCall' {
        $known = (Get-SimulatorCall $simulator)[0..2].Sid
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token -First 3 | Get-ExoCall @account' @{ account = $simulator.Account }

        $known | ForEach-Object { $null = Send-Callback $receiver "CallSid=$_&EventType=terminal" }

        $calls = Wait-Receiver $receiver
        $calls.Sid | Should -Be $known
        $calls[0].PSObject.TypeNames[0] | Should -Be 'Exotel.Call'
    }

    It 'receives <Type> as Exotel posts it, repeated and out of order, once' -TestCases @(
        @{ Type = 'multipart/form-data' }, @{ Type = 'application/json' }, @{ Type = 'application/x-www-form-urlencoded' }
    ) {
        $receiver = Start-Receiver 'Receive-ExoCallback -Token $token -Timeout 3'
        $order = @{
            From                       = '09876543210'
            To                         = '09123456780'
            CallerId                   = '08033334444'
            Record                     = 'false'
            CustomField                = 'lead 7 & more'
            StatusCallback             = $receiver.Address
            StatusCallbackContentType  = $Type
            'StatusCallbackEvents[0]'  = 'terminal'
            'StatusCallbackEvents[1]'  = 'answered'
        }
        $basic = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes('simkey:simtoken'))
        $placed = Invoke-RestMethod "$($simulator.Address)/v1/Accounts/exotest/Calls/connect.json" -Method Post -Body $order -Headers @{ Authorization = "Basic $basic" }

        $callbacks = @(Wait-Receiver $receiver)

        $callbacks.EventType | Should -Be 'answered', 'terminal'
        $callbacks.CallSid | Sort-Object -Unique | Should -Be $placed.Call.Sid
        $callbacks[1].CustomField | Should -Be 'lead 7 & more'
        $callbacks[1].Legs.Count | Should -Be 2
        $callbacks[1].Leg1Status | Should -Be 'completed'
        $callbacks[1].AdditionalFields.Count | Should -Be 0
        $callbacks[0].EndTime | Should -BeNullOrEmpty
        $receiver.Shell.Streams.Error | Should -BeNullOrEmpty
    }
}
