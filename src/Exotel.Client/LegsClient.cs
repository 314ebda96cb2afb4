using System.Collections.Generic;
using System.Threading;
using Exotel.Http;
using Exotel.Legs;

namespace Exotel;

/// <summary>Gets the legs of calls.</summary>
internal sealed class LegsClient(ApiConnection connection)
{
    /// <summary>Gets the legs of each call, in the given order; a repeated SID is requested once.</summary>
    /// <param name="callSids">The calls.</param>
    /// <param name="version">The API version: 1 or 3.</param>
    /// <param name="limit">The maximum number of concurrent requests.</param>
    /// <param name="cancellationToken">Cancels all requests.</param>
    public IAsyncEnumerable<ItemResult<string, IReadOnlyList<CallLeg>>> GetAsync(
        IReadOnlyList<string> callSids, int version, int limit, CancellationToken cancellationToken)
    {
        var cache = new RequestCache<IReadOnlyList<CallLeg>>((sid, token) =>
            version == 3 ? LegLookup.GetV3Async(connection, sid, token) : LegLookup.GetV1Async(connection, sid, token));
        return OrderedPrefetcher.FetchAsync(callSids, cache.GetAsync, limit, cancellationToken);
    }
}
