using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Calls.Listing;

/// <summary>Opens a listing, and counts what it would hold.</summary>
internal static class CallListings
{
    /// <param name="connection">The account's connection.</param>
    /// <param name="query">What to list; any range, any number of numbers.</param>
    /// <param name="cancellationToken">Ends every request of the listing.</param>
    /// <exception cref="ExotelException">The range cannot be asked for. Nothing was sent.</exception>
    public static ICallSource Open(ApiConnection connection, CallQuery query, CancellationToken cancellationToken)
    {
        var range = RangeOf(connection, query);
        var parts = CallQuerySplitter.Split(query);
        var concurrency = parts.Count == 1 ? null : new SemaphoreSlim(query.ThrottleLimit);
        var sources = parts.Select(part => new CallListing(connection, part, range, concurrency, cancellationToken)).ToList();
        return sources.Count == 1 ? sources[0] : new CallMerge(sources, query.Ascending);
    }

    /// <summary>How many calls the server says there are: one small request for each window of the range.</summary>
    public static async Task<long> CountAsync(ApiConnection connection, CallQuery query, CancellationToken cancellationToken)
    {
        var total = 0L;
        foreach (var part in CallQuerySplitter.Split(query with { PageSize = 1, Details = CallDetailOptions.None }))
            foreach (var window in CallRange.Windows(RangeOf(connection, query), query.Ascending))
                total += (await new CallPager(connection, part, window).NextAsync(cancellationToken).ConfigureAwait(false)).Total ?? 0;
        return total;
    }

    /// <summary>What a query spans on the account's clock, its ends filled in.</summary>
    /// <exception cref="ExotelException">The range cannot be asked for.</exception>
    public static CallWindow RangeOf(ApiConnection connection, CallQuery query) =>
        CallRange.From(query, connection.Account.Zone.LocalTimeAt(connection.Clock.UtcNow));
}
