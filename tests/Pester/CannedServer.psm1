# A loopback server that answers each request by what a script block says of its path and query: for shapes and counts of
# requests that a suite wants to the letter. One request at a time.

. "$PSScriptRoot/Import-TestKit.ps1"

$script:Running = @{}

$script:Loop = {
    param($Server, [string] $AnswerText)

    $answer = [scriptblock]::Create($AnswerText)
    while ($request = $Server.Next()) {
        $status, $body = & $answer $request.Target
        if ($body -isnot [string]) { $body = ConvertTo-Json $body -Depth 8 -Compress }
        $request.Respond($status, $body)
    }
}

# -Answer gets the path with its query and gives the status and the body (text, or an object to be written as JSON).
function Start-CannedServer {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [scriptblock] $Answer)

    $server = [Exotel.TestKit.PulledHttpServer]::new()
    $shell = [powershell]::Create().AddScript($script:Loop).AddArgument($server).AddArgument($Answer.ToString())
    $null = $shell.BeginInvoke()

    $script:Running[$server.Port] = @{ Server = $server; Shell = $shell }
    [pscustomobject]@{
        Port    = $server.Port
        Account = @{
            AccountSid = "canned$($server.Port)"
            Region     = $server.Address
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
        $running.Server.Dispose()
        $running.Shell.Dispose()
    }
}

# What was requested since the last time: path and query below the account, or with -Whole Method, Target, Head and Body.
function Read-CannedRequest {
    [CmdletBinding()]
    param([Parameter(Mandatory, Position = 0)] $Server, [switch] $Whole)

    $requests = $script:Running[$Server.Port].Server.TakeRequests()
    if ($Whole) { $requests } else { @($requests.Target) -replace '^/v[123]/accounts/[^/]+/', '' }
}

Export-ModuleMember -Function *-Canned*
