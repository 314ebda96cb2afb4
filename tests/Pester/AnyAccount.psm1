# A server in this process that knows every account: the key of account X is key-of-X, its token token-of-X. It answers with
# payloads of the API documents, and notes who asked in whose name. For tests of many accounts at once, and of secrecy;
# everything else is tested against the simulator.

Add-Type -TypeDefinition @'
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

public sealed class AnyAccountServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly IDictionary<string, string> _answers;

    public AnyAccountServer(IDictionary<string, string> answers)
    {
        _answers = answers;
        Requests = new ConcurrentDictionary<string, int>();
        for (var attempt = 0; ; attempt++)
        {
            Address = "http://127.0.0.1:" + FreePort();
            _listener = new HttpListener();
            _listener.Prefixes.Add(Address + "/");
            try { _listener.Start(); break; }
            catch (HttpListenerException) { if (attempt == 5) throw; }
        }
        for (var i = 0; i < 8; i++)
            Task.Run(new Func<Task>(Serve));
    }

    public string Address { get; private set; }

    /// The number of requests by "account user token".
    public ConcurrentDictionary<string, int> Requests { get; private set; }

    public void Dispose() { _listener.Close(); }

    private static int FreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        try { return ((IPEndPoint)probe.LocalEndpoint).Port; }
        finally { probe.Stop(); }
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try { context = await _listener.GetContextAsync(); }
            catch (Exception) { return; }
            try { Answer(context); }
            catch (Exception) { }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var path = context.Request.Url.AbsolutePath.Split('/');
        var account = path.Length > 3 ? Uri.UnescapeDataString(path[3]) : "";
        if (path.Length == 4 && account.EndsWith(".json")) account = account.Substring(0, account.Length - 5);
        var basic = Encoding.UTF8.GetString(Convert.FromBase64String((context.Request.Headers["Authorization"] ?? "Basic ").Substring(6))).Split(new[] { ':' }, 2);
        var user = basic[0];
        var token = basic.Length > 1 ? basic[1] : "";
        Requests.AddOrUpdate(account + " " + user + " " + token, 1, (key, count) => count + 1);

        var status = account.StartsWith("refused") ? 401 : account.StartsWith("forbidden") ? 403 : account.StartsWith("busy") ? 503 : account.StartsWith("echoing") ? 400 : 200;
        if (status == 503) context.Response.Headers["Retry-After"] = "0";
        Write(context.Response, status, account.StartsWith("portal") ? "<html><body>Sign in, " + account + "</body></html>"
            : account.StartsWith("echoing") ? "{\"RestException\":{\"Status\":400,\"Message\":\"Authorization: " + context.Request.Headers["Authorization"] + " is " + user + ":" + token + "\"}}"
            : Body(status, path).Replace("{account}", account));
    }

    private string Body(int status, string[] path)
    {
        if (status != 200) return "{\"RestException\":{\"Status\":" + status + ",\"Message\":\"Refused by the test\"}}";
        if (path.Length == 4) return _answers["account"];
        var last = path[path.Length - 1].ToLowerInvariant();
        var kind = path[1] != "v1" ? path[1] + (last == "legs" ? "-legs" : "")
            : last == "calls.json" ? "list" : last == "connect.json" ? "connect" : last.StartsWith("legs") ? "legs" : path[4] == "Numbers" ? "number" : "call";
        return _answers[kind];
    }

    private static void Write(HttpListenerResponse response, int status, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        response.StatusCode = status;
        response.ContentType = body.StartsWith("<") ? "text/html" : "application/json";
        response.ContentLength64 = bytes.Length;
        response.OutputStream.Write(bytes, 0, bytes.Length);
        response.Close();
    }
}
'@

function Start-AnyAccountServer {
    $payload = { param($name) Get-Content "$PSScriptRoot/../Fixtures/$name.json" -Raw }
    $answers = [System.Collections.Generic.Dictionary[string, string]]::new()
    $answers['call'] = & $payload call-details
    $answers['list'] = '{"Metadata":{"Total":1,"PageSize":50,"NextPageUri":null},"Calls":[' + ($answers['call'] | ConvertFrom-Json | ForEach-Object Call | ConvertTo-Json -Depth 5) + ']}'
    $answers['account'] = '{"Account":{"Sid":"{account}","AuthToken":"token-of-{account}","Nested":[{"api_token":"token-of-{account}"}],"Note":"the token is token-of-{account}","Uri":"https://key-of-{account}:token-of-{account}@api.exotel.com/v1"}}'
    $answers['connect'] = & $payload connect-response
    $answers['legs'] = & $payload legs-v1
    $answers['number'] = & $payload number
    $answers['v2'] = $answers['v3'] = & $payload call-details-v2
    $answers['v2-legs'] = $answers['v3-legs'] = & $payload legs-v3
    [AnyAccountServer]::new($answers)
}

# What an account of this server connects with.
function New-AnyAccount {
    param($Server, [string] $AccountSid)
    @{
        AccountSid = $AccountSid
        Credential = [pscredential]::new("key-of-$AccountSid", (ConvertTo-SecureString "token-of-$AccountSid" -AsPlainText -Force))
        Region     = $Server.Address
    }
}

# Requests in the name of one account with the key or token of another.
function Get-MixedRequest {
    param($Server)
    $Server.Requests.Keys | Where-Object { $sid, $key, $token = $_ -split ' '; $key -ne "key-of-$sid" -or $token -ne "token-of-$sid" }
}

Export-ModuleMember -Function *-AnyAccount*, Get-MixedRequest
