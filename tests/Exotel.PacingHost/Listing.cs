using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.Calls.Listing;
using Exotel.Http;
using Exotel.Pacing;

namespace Exotel.PacingHost;

/// <summary>Lists the calls of a simulator.</summary>
internal static class Listing
{
    /// <summary>Writes the number of calls, the requests, the rejected ones among them, and the milliseconds.</summary>
    public static async Task RunAsync(string file, string address, int limit, int bulkLimit, TimeSpan window, int throttle)
    {
        var account = new Account("exotest", new ApiCredential("simkey", "simtoken"), Region.Parse(address), AccountTimeZone.India, limit, bulkLimit);
        var observer = new RequestCounter();
        var limiter = new RateLimiter(Clock.System, new PacingStore(Clock.System, new PacingFile(file)), window, Random.Shared.NextDouble, account.AccountSid);
        var client = new ExotelClient(account, observer, new ConnectionSettings { RateLimiter = limiter });
        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadLineAsync();

        var watch = Stopwatch.StartNew();
        var calls = 0;
        await foreach (var page in client.Calls.ListAsync(new CallQuery { ThrottleLimit = throttle }, CancellationToken.None))
            calls += page.Calls.Count;
        await Console.Out.WriteLineAsync(FormattableString.Invariant($"{calls} {observer.Requests} {observer.Refusals} {watch.ElapsedMilliseconds}"));
    }
}
