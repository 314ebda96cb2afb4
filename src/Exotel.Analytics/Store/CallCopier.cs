using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Pacing;

namespace Exotel.Analytics.Store;

/// <summary>Writes what Exotel lists into a store, and counts it.</summary>
/// <param name="store">Where the calls go.</param>
/// <param name="feed">Where they come from.</param>
/// <param name="clock">The time.</param>
internal sealed class CallCopier(CallStore store, ICallFeed feed, Clock clock)
{
    /// <summary>Calls that are held before they are written without their coverage: an unexpectedly busy stretch.</summary>
    private const int MostHeld = 20_000;

    /// <summary>How much the clocks may differ unnoticed: a response tells the time in whole seconds.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(3);

    public long New { get; private set; }

    public long Changed { get; private set; }

    public long Unchanged { get; private set; }

    public long Count => New + Changed + Unchanged;

    /// <summary>Lists a stretch of time, and writes it whole; of what is still to come by Exotel's clock nothing is covered.</summary>
    /// <returns>The calls that are new or changed.</returns>
    public async Task<IReadOnlyList<Call>> CopyAsync(TimeRange range, CancellationToken cancellationToken)
    {
        var written = new List<Call>();
        var held = new List<Call>();
        var began = clock.UtcNow;
        try
        {
            await foreach (var page in feed.ListAsync(range, cancellationToken).ConfigureAwait(false))
            {
                held.AddRange(page);
                if (held.Count < MostHeld)
                    continue;
                written.AddRange(Add(store.Write(feed.AccountSid, held)));
                held.Clear();
            }
        }
        catch (ExotelException error) when (error.Kind == ExotelErrorKind.InvalidRequest && began + feed.ClockOffset < range.Since + ClockTolerance)
        {
            // By Exotel's clock, all of it is still to come. The next run lists it.
            return written;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var latest = StoreTime.ToSecond(began + feed.ClockOffset);
        var listed = latest < range.Until ? range with { Until = latest } : range;
        written.AddRange(Add(store.Write(feed.AccountSid, held, listed.Since <= listed.Until ? listed : null)));
        return written;
    }

    /// <summary>Asks for calls by SID, and writes them.</summary>
    /// <returns>The calls that are changed.</returns>
    public async Task<IReadOnlyList<Call>> CopyAsync(IReadOnlyList<string> sids, CancellationToken cancellationToken) =>
        Add(store.Write(feed.AccountSid, await feed.GetAsync(sids, cancellationToken).ConfigureAwait(false)));

    private IReadOnlyList<Call> Add(WriteResult result)
    {
        New += result.New.Count;
        Changed += result.Changed.Count;
        Unchanged += result.Unchanged;
        return [.. result.New, .. result.Changed];
    }
}
