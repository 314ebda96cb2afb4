# A loopback server that answers each GET by what a script block says of its path and query: for shapes and counts of
# requests that a suite wants to the letter. One request at a time, one connection each.

$script:Running = @{}

$script:Loop = {
    param($Listener, [string] $AnswerText, $Log)

    $answer = [scriptblock]::Create($AnswerText)
    while ($true) {
        try { $client = $Listener.AcceptTcpClient() } catch { return }
        try {
            $stream = $client.GetStream()
            $reader = [IO.StreamReader]::new($stream, [Text.Encoding]::ASCII)
            $target = ($reader.ReadLine() -split ' ')[1]
            while ($reader.ReadLine()) { }
            $null = $Log.Add($target)

            $status, $body = & $answer $target
            if ($body -isnot [string]) { $body = ConvertTo-Json $body -Depth 8 -Compress }
            $bytes = [Text.Encoding]::UTF8.GetBytes($body)
            $head = [Text.Encoding]::ASCII.GetBytes("HTTP/1.1 $status Canned`r`nContent-Type: application/json`r`nContent-Length: $($bytes.Length)`r`nConnection: close`r`n`r`n")
            $stream.Write($head, 0, $head.Length)
            $stream.Write($bytes, 0, $bytes.Length)
        }
        catch [IO.IOException] { Write-Debug "The client went away: $_" }
        finally { $client.Dispose() }
    }
}

# -Answer gets the path with its query and gives the status and the body (text, or an object to be written as JSON).
function Start-CannedServer {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [scriptblock] $Answer)

    $listener = [Net.Sockets.TcpListener]::new([Net.IPAddress]::Loopback, 0)
    $listener.Start(64)
    $log = [Collections.ArrayList]::Synchronized([Collections.ArrayList]::new())
    $shell = [powershell]::Create().AddScript($script:Loop).AddArgument($listener).AddArgument($Answer.ToString()).AddArgument($log)
    $null = $shell.BeginInvoke()

    $port = $listener.LocalEndpoint.Port
    $script:Running[$port] = @{ Listener = $listener; Shell = $shell }
    [pscustomobject]@{
        Port    = $port
        Log     = $log
        Account = @{
            AccountSid = "canned$port"
            Region     = "http://127.0.0.1:$port"
            Credential = [pscredential]::new('cannedkey', (ConvertTo-SecureString 'cannedtoken' -AsPlainText -Force))
        }
    }
}

function Stop-CannedServer {
    [CmdletBinding()]
    param([Parameter(Mandatory, ValueFromPipeline)] $Server)

    process {
        $running = $script:Running[$Server.Port]
        $script:Running.Remove($Server.Port)
        $running.Listener.Stop()
        $running.Shell.Dispose()
    }
}

# What was asked since the last time, below the account.
function Read-CannedRequest {
    param($Server)

    $asked = @($Server.Log.ToArray())
    $Server.Log.Clear()
    $asked -replace '^/v[123]/accounts/[^/]+/', ''
}

Export-ModuleMember -Function *-Canned*
