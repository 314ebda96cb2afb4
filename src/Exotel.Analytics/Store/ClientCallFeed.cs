using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Calls.Listing;

namespace Exotel.Analytics.Store;

/// <summary>Reads the calls of the current account for a synchronization, with details.</summary>
/// <param name="client">The client of the account.</param>
/// <param name="requests">Gets the number of requests sent so far.</param>
/// <param name="throttleLimit">The maximum number of concurrent requests.</param>
internal sealed class ClientCallFeed(ExotelClient client, Func<int> requests, int throttleLimit) : ICallFeed
{
    private static readonly CallDetailOptions Details = new() { Detailed = true };

    /// <summary>Later than the earliest moment that a listing accepts, so that no stretch counts as covered that was not listed.</summary>
    private static readonly TimeSpan AgeMargin = TimeSpan.FromHours(2);

    public string AccountSid => client.Account.AccountSid;

    public DateTimeOffset Earliest =>
        client.Account.Zone.FromLocalTime(client.Account.Zone.LocalTimeAt(DateTimeOffset.UtcNow).AddMonths(-CallRange.KeptMonths) + AgeMargin);

    public TimeSpan ClockOffset => client.Calls.ServerClockOffset;

    public int Requests => requests();

    public async IAsyncEnumerable<IReadOnlyList<Call>> ListAsync(TimeRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new CallQuery
        {
            Since = client.Account.Zone.LocalTimeAt(range.Since),
            Until = client.Account.Zone.LocalTimeAt(range.Until),
            Ascending = true,
            ThrottleLimit = throttleLimit,
            Details = Details,
        };
        await foreach (var page in client.Calls.ListAsync(query, cancellationToken).ConfigureAwait(false))
            yield return page.Calls;
    }

    public async Task<IReadOnlyList<Call>> GetAsync(IReadOnlyList<string> sids, CancellationToken cancellationToken)
    {
        var calls = new List<Call>(sids.Count);
        await foreach (var result in client.Calls.GetAsync(sids, version: 1, Details, throttleLimit, cancellationToken).ConfigureAwait(false))
        {
            if (result.Value is { } call)
                calls.Add(call);
            else if (result.Error is { Kind: not ExotelErrorKind.NotFound } error)
                throw error;
        }

        return calls;
    }
}
