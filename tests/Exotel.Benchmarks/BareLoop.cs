using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Exotel.Calls;

namespace Exotel.Benchmarks;

/// <summary>
/// The baseline: one connection that requests page after page, parsed to the same model. No retries, no validation, no rate limit, no concurrent requests.
/// </summary>
internal static class BareLoop
{
    public static async Task<int> CountAsync(Account account)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 1 };
        using var http = new HttpClient(handler) { BaseAddress = account.Hosts.Api };
        http.DefaultRequestHeaders.Authorization = account.Credential.ToHeader();

        var count = 0;
        string? url = "v1/Accounts/" + account.AccountSid + "/Calls.json?PageSize=100";
        while (url is not null)
        {
            await using var body = await http.GetStreamAsync(new Uri(url, UriKind.Relative));
            var page = await JsonSerializer.DeserializeAsync(body, CallsJsonContext.Default.CallsPageResponse) ?? throw new InvalidDataException("The page is empty.");
            var calls = new List<Call>(page.Calls!.Count);
            foreach (var wire in page.Calls)
                calls.Add(CallMapper.ToCall(wire, account.Zone));
            count += calls.Count;
            url = page.Metadata?.NextPageUri;
        }

        return count;
    }
}
