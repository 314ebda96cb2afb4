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

/// <summary>Lists calls of a simulator whose clock, zone and totals a test chooses.</summary>
public abstract class ListingAccuracyTestBase
{
    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected static Task<SimulatedExotel> StartAsync(SimulatorOptions options) => SimulatedExotel.StartAsync(options, Cancellation);

    private protected static DateTime ToSecond(DateTime time) => new(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, DateTimeKind.Unspecified);

    private protected static Task<List<string>> ListAsync(ApiConnection connection, CallQuery query) => ListAsync(connection, query, Cancellation);

    private protected static async Task<List<string>> ListAsync(ApiConnection connection, CallQuery query, CancellationToken cancellationToken, List<string>? sids = null)
    {
        sids ??= [];
        await foreach (var page in new CallsClient(connection).ListAsync(query, cancellationToken))
            sids.AddRange(page.Calls.Select(call => call.Sid!));
        return sids;
    }
}
