using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Http;
using Exotel.Simulator.Configuration;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>Lists calls of the simulator.</summary>
public abstract class ListingTestBase
{
    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected static Task<SimulatedExotel> StartAsync(int calls, int days) =>
        StartAsync(new SimulatorOptions { Calls = calls, Days = days });

    private protected static Task<SimulatedExotel> StartAsync(SimulatorOptions options) => SimulatedExotel.StartAsync(options, Cancellation);

    private protected static CallQuery Query(DateTime since, DateTime until) => new()
    {
        Since = ToSecond(since),
        Until = ToSecond(until),
    };

    private protected static DateTime ToSecond(DateTime time) => new(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, DateTimeKind.Unspecified);

    private protected static async Task<List<string>> ListAsync(ApiConnection connection, CallQuery query, long stopAt = long.MaxValue)
    {
        var sids = new List<string>();
        await foreach (var page in new CallsClient(connection).ListAsync(query, Cancellation))
        {
            sids.AddRange(page.Calls.Select(call => call.Sid!));
            if (sids.Count >= stopAt)
                break;
        }

        return sids;
    }

    private protected static async Task ListAsync(ApiConnection connection, CallQuery query, List<string> sids, CancellationToken cancellationToken)
    {
        await foreach (var page in new CallsClient(connection).ListAsync(query, cancellationToken))
            sids.AddRange(page.Calls.Select(call => call.Sid!));
    }
}
