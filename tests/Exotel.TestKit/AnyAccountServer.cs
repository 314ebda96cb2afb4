using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;

namespace Exotel.TestKit;

/// <summary>
/// A server that accepts every account and records who asked in whose name. The beginning of the account SID decides the kind of
/// response: refused, forbidden, busy, echoing (an error that repeats the credential), portal (a web page), or else the sample payload.
/// </summary>
public sealed class AnyAccountServer : IDisposable
{
    private readonly CannedHttpServer _server;
    private readonly IDictionary<string, string> _payloads;

    /// <param name="payloads">account, call, list, connect, legs, number, phones, health, users, v2, v3, v2-legs and v3-legs; {account} in them becomes the account SID.</param>
    public AnyAccountServer(IDictionary<string, string> payloads)
    {
        _payloads = payloads;
        _server = new CannedHttpServer(request => Task.FromResult(Respond(request)));
    }

    public string Address => _server.Address;

    /// <summary>The number of requests by "account user token".</summary>
    public ConcurrentDictionary<string, int> Requests { get; } = new();

    public void Dispose() => _server.Dispose();

    private CannedResponse Respond(ReceivedRequest request)
    {
        var path = request.Target.Split('?')[0].Split('/');
        var account = path.Length > 3 ? Uri.UnescapeDataString(path[3]) : string.Empty;
        if (path.Length == 4 && account.EndsWith(".json", StringComparison.Ordinal))
            account = account.Substring(0, account.Length - 5);
        var authorization = request.Header("Authorization") ?? "Basic ";
        var basic = Encoding.UTF8.GetString(Convert.FromBase64String(authorization.Substring(6))).Split([':'], 2);
        var (user, token) = (basic[0], basic.Length > 1 ? basic[1] : string.Empty);
        Requests.AddOrUpdate($"{account} {user} {token}", 1, (_, count) => count + 1);

        return Kind(account) switch
        {
            "refused" => Error(401),
            "forbidden" => Error(403),
            "busy" => Error(503, "Retry-After: 0\r\n"),
            "echoing" => Error(400, message: $"Authorization: {authorization} is {user}:{token}"),
            "portal" => new CannedResponse(200, $"<html><body>Sign in, {account}</body></html>", "text/html"),
            _ => new CannedResponse(200, _payloads[Payload(path)].Replace("{account}", account)),
        };
    }

    private static string? Kind(string account) =>
        Array.Find(["refused", "forbidden", "busy", "echoing", "portal"], kind => account.StartsWith(kind, StringComparison.Ordinal));

    private static CannedResponse Error(int status, string headers = "", string message = "Refused by the test") =>
        new(status, $$$"""{"RestException":{"Status":{{{status}}},"Message":"{{{message}}}"}}""", headers: headers);

    private static string Payload(string[] path)
    {
        var last = path[path.Length - 1].ToLowerInvariant();
        return path switch
        {
            { Length: 4 } => "account",
            _ when last == "incomingphonenumbers" => "phones",
            _ when last == "users" || path[4] == "incoming-phone-numbers" => last == "users" ? "users" : "health",
            _ when path[1] != "v1" => path[1] + (last == "legs" ? "-legs" : string.Empty),
            _ when last == "calls.json" => "list",
            _ when last == "connect.json" => "connect",
            _ when last.StartsWith("legs", StringComparison.Ordinal) => "legs",
            _ => path[4] == "Numbers" ? "number" : "call",
        };
    }
}
