using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Calls.Listing;
using Exotel.Calls.Placing;
using Exotel.Calls.Waiting;
using Exotel.Http;

namespace Exotel;

/// <summary>Lists, gets, places and awaits the calls of an account.</summary>
internal sealed class CallsClient(ApiConnection connection)
{
    /// <summary>Lists calls in order, each once, page by page.</summary>
    /// <param name="query">Any range, any number of filters.</param>
    /// <param name="cancellationToken">Cancels every request of the listing.</param>
    /// <returns>The pages. Ending the enumeration early cancels the requests still running.</returns>
    /// <exception cref="ExotelException">The range cannot be requested; nothing was sent. Or, while enumerating: the listing is incomplete from here on.</exception>
    public IAsyncEnumerable<CallPage> ListAsync(CallQuery query, CancellationToken cancellationToken)
    {
        var range = GetRange(query);
        var parts = CallQuerySplitter.Split(query);
        var concurrency = parts.Count == 1 ? null : new SemaphoreSlim(query.ThrottleLimit);
        var listings = parts.Select(part => new CallListing(connection, part, range, concurrency).ReadAsync(cancellationToken)).ToList();
        return listings.Count == 1 ? listings[0] : CallMerge.MergeAsync(listings, query.Ascending, cancellationToken);
    }

    /// <summary>The number of calls that the server reports: one small request per window of the range.</summary>
    public async Task<long> CountAsync(CallQuery query, CancellationToken cancellationToken)
    {
        var total = 0L;
        foreach (var part in CallQuerySplitter.Split(query with { PageSize = 1, Details = CallDetailOptions.None }))
            foreach (var window in CallRange.Windows(GetRange(query), query.Ascending))
                total += (await new CallPager(connection, part, window).ReadPageAsync(cancellationToken).ConfigureAwait(false)).Total ?? 0;
        return total;
    }

    /// <inheritdoc cref="ServerTime.Offset"/>
    public TimeSpan ServerClockOffset => ServerTime.Offset(connection);

    /// <summary>The range of a query in the account's local time, with defaults filled in.</summary>
    /// <exception cref="ExotelException">The range cannot be requested.</exception>
    public CallWindow GetRange(CallQuery query) => CallRange.From(query, connection.Account.Zone.LatestLocalTimeAt(ServerTime.Now(connection)));

    /// <summary>Gets calls by SID, in the given order; a repeated SID is requested once.</summary>
    /// <param name="sids">The SIDs.</param>
    /// <param name="version">The API version: 1, 2 or 3.</param>
    /// <param name="details">What to request for each call; v1 only.</param>
    /// <param name="limit">The maximum number of concurrent requests.</param>
    /// <param name="cancellationToken">Cancels all requests.</param>
    public IAsyncEnumerable<ItemResult<string, Call>> GetAsync(
        IReadOnlyList<string> sids, int version, CallDetailOptions details, int limit, CancellationToken cancellationToken)
    {
        if (version == 1 && sids.Count > 1)
            return BulkCallReader.ReadAsync(connection, sids, details, limit, cancellationToken);

        var cache = new RequestCache<Call>((sid, token) => version == 1
            ? CallLookup.GetAsync(connection, sid, details, token)
            : CcmCallLookup.GetAsync(connection, version, sid, token));
        return OrderedPrefetcher.FetchAsync(sids, cache.GetAsync, limit, cancellationToken);
    }

    /// <summary>Prepares a call; it is placed at most once.</summary>
    /// <param name="request">The call to place.</param>
    /// <param name="onSending">Called before each attempt; where it throws, nothing is sent.</param>
    /// <exception cref="ExotelException">The request is invalid; nothing was sent.</exception>
    public CallPlacement Prepare(ConnectCallRequest request, Action? onSending = null) => new(connection, request) { OnSending = onSending };

    /// <summary>Waits for calls to end, by SID.</summary>
    public CallWaiter Wait(IEnumerable<string> sids, CallWaitOptions options) => new(connection, sids, options);

    /// <summary>Waits for calls that were just placed to end.</summary>
    public CallWaiter Wait(IEnumerable<Call> placed, CallWaitOptions options) => new(connection, placed, options);
}
