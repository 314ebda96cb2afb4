using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Calls.Listing;

/// <summary>
/// Merges several listings of the same range into one, in order, each call once: two filters can match the same call. It has the
/// same time in both; where their order is not quite that of the times, it comes twice within few calls.
/// </summary>
internal sealed class CallMerge
{
    private const int RememberedCalls = 16_384;

    private readonly IReadOnlyList<IAsyncEnumerator<CallPage>> _listings;
    private readonly Queue<Call>?[] _pages;
    private readonly DateTimeOffset?[] _times;
    private readonly ListingTotal[] _totals;
    private readonly RecentSids _recent = new(RememberedCalls);
    private readonly int _order;

    private CallMerge(IReadOnlyList<IAsyncEnumerator<CallPage>> listings, bool ascending)
    {
        _listings = listings;
        _order = ascending ? 1 : -1;
        _pages = listings.Select(_ => (Queue<Call>?)new Queue<Call>()).ToArray();
        _times = new DateTimeOffset?[listings.Count];
        _totals = new ListingTotal[listings.Count];
    }

    /// <param name="listings">The listings, each in the order that <paramref name="ascending"/> says.</param>
    /// <param name="ascending">Whether the oldest call comes first.</param>
    /// <param name="cancellationToken">Cancels every request of the listings.</param>
    public static async IAsyncEnumerable<CallPage> MergeAsync(
        IReadOnlyList<IAsyncEnumerable<CallPage>> listings, bool ascending, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var merge = new CallMerge(listings.Select(listing => listing.GetAsyncEnumerator(stop.Token)).ToList(), ascending);
        try
        {
            while (await merge.NextAsync().ConfigureAwait(false) is { } page)
                yield return page;
        }
        finally
        {
            stop.Cancel();
            foreach (var listing in merge._listings)
                await listing.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<CallPage?> NextAsync()
    {
        await Task.WhenAll(_listings.Select((_, index) => FillAsync(index))).ConfigureAwait(false);

        var merged = new List<Call>();
        while (_pages.All(page => page is null or { Count: > 0 }) && Earliest() is { } index)
        {
            var call = _pages[index]!.Dequeue();
            _times[index] = call.DateCreated ?? _times[index];
            if (IsNew(call))
                merged.Add(call);
        }

        return merged.Count == 0 && _pages.All(page => page is null)
            ? null
            : new CallPage(merged, null) { Listing = new(_totals.Sum(total => total.Known), _totals.All(total => total.IsComplete)) };
    }

    /// <summary>Reads this listing until there is something to merge, or it ends.</summary>
    private async Task FillAsync(int index)
    {
        while (_pages[index] is { Count: 0 })
        {
            var listing = _listings[index];
            if (!await listing.MoveNextAsync().ConfigureAwait(false))
            {
                _pages[index] = null;
                return;
            }

            _pages[index] = new Queue<Call>(listing.Current.Calls);
            _totals[index] = listing.Current.Listing;
        }
    }

    /// <summary>The listing that has the next call; null when all have ended.</summary>
    private int? Earliest()
    {
        int? earliest = null;
        for (var index = 0; index < _pages.Length; index++)
            if (_pages[index] is not null && (earliest is not { } other || Compare(index, other) < 0))
                earliest = index;
        return earliest;
    }

    private int Compare(int left, int right)
    {
        var (leftTime, rightTime) = (TimeOf(left), TimeOf(right));
        var byTime = leftTime is null || rightTime is null
            ? Nullable.Compare(leftTime, rightTime)
            : DateTimeOffset.Compare(leftTime.Value, rightTime.Value) * _order;
        return byTime != 0 ? byTime : string.CompareOrdinal(_pages[left]!.Peek().Sid, _pages[right]!.Peek().Sid);
    }

    /// <summary>When the listing's next call was created; a call without a time keeps the place after the one before it.</summary>
    private DateTimeOffset? TimeOf(int index) => _pages[index]!.Peek().DateCreated ?? _times[index];

    private bool IsNew(Call call) => call.Sid is null || _recent.Add(call.Sid);
}
