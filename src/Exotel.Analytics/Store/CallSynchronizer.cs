using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Exotel.Pacing;

namespace Exotel.Analytics.Store;

/// <summary>
/// Copies calls into a store so that a run that is killed at any point leaves it true: each stretch of time is listed whole, and written with
/// its coverage in one transaction, oldest first. For one run.
/// </summary>
/// <param name="store">Where the calls go.</param>
/// <param name="feed">Where they come from.</param>
/// <param name="options">How far to go.</param>
/// <param name="clock">The time.</param>
internal sealed class CallSynchronizer(CallStore store, ICallFeed feed, SyncOptions options, Clock clock)
{
    /// <summary>SIDs in one request.</summary>
    private const int SidsAtOnce = 100;

    /// <summary>After that a call is taken as it is.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromDays(3);

    private readonly string _account = feed.AccountSid;
    private readonly CallCopier _copier = new(store, feed, clock);
    private readonly ChunkLength _length = new(options.CallsAtOnce);
    private TimeSpan _started;

    /// <summary>What was done; of use after the last chunk.</summary>
    public SyncSummary Summary { get; private set; } = new();

    /// <summary>Each step after it is in the store. The store must not be used by others between the steps.</summary>
    /// <exception cref="ExotelException">The listing or the store failed; what came before is kept, and the next run goes on from there.</exception>
    public async IAsyncEnumerable<SyncChunk> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _started = clock.Elapsed;
        using var one = store.Lock(options.LockWait, cancellationToken);

        var now = StoreTime.ToSecond(clock.UtcNow);
        var covered = store.Coverage(_account);
        var whole = new TimeRange(BeginningOf(covered, now), now);
        var stretches = SyncPlan.From(whole, covered, options.Lookback);

        var total = stretches.Sum(stretch => (stretch.Until - stretch.Since).TotalSeconds + 1);
        var done = 0.0;
        foreach (var stretch in stretches)
        {
            for (var since = stretch.Since; since <= stretch.Until;)
            {
                var range = _length.Next(since, stretch.Until);
                var before = _copier.Count;
                var written = await _copier.CopyAsync(range, cancellationToken).ConfigureAwait(false);
                _length.Learn(range, _copier.Count - before);
                done += (range.Until - range.Since).TotalSeconds + 1;
                since = range.Until + TimeRange.OneSecond;
                yield return ChunkOf(written, range.Until, done / total);
            }
        }

        var unlisted = stretches.Count == 0 ? now : stretches[stretches.Count - 1].Since;
        foreach (var sids in GroupsOf(store.Unsettled(_account, now - SettlingTime, unlisted)))
        {
            yield return ChunkOf(await _copier.CopyAsync(sids, cancellationToken).ConfigureAwait(false), null, 1);
        }

        var deleted = options.KeepFor is { } kept ? store.DeleteBefore(_account, now - kept) : 0;
        Summary = new SyncSummary
        {
            AccountSid = _account,
            Since = whole.Since,
            Until = store.Coverage(_account) is { Count: > 0 } all ? all[all.Count - 1].Until : whole.Until,
            New = _copier.New,
            Changed = _copier.Changed,
            Unchanged = _copier.Unchanged,
            Unsettled = store.Unsettled(_account, now - SettlingTime, now + TimeRange.OneSecond).Count,
            Deleted = deleted,
            Requests = feed.Requests,
            Elapsed = clock.Elapsed - _started,
        };
    }

    /// <summary>What Exotel no longer keeps stays a hole, and what would be deleted again is not fetched.</summary>
    private DateTimeOffset BeginningOf(IReadOnlyList<TimeRange> covered, DateTimeOffset now)
    {
        var wanted = options.Since ?? (covered.Count > 0 ? covered[0].Since : feed.Earliest);
        if (options.KeepFor is { } kept)
            wanted = Later(wanted, now - kept);
        return Earlier(StoreTime.ToSecond(Later(wanted, feed.Earliest)), now);
    }

    private SyncChunk ChunkOf(IReadOnlyList<Call> written, DateTimeOffset? until, double fraction)
    {
        var seconds = (clock.Elapsed - _started).TotalSeconds;
        return new SyncChunk(written, _copier.Count, until, fraction, seconds > 0 ? _copier.Count / seconds : 0);
    }

    private static IEnumerable<IReadOnlyList<string>> GroupsOf(IReadOnlyList<string> sids)
    {
        for (var i = 0; i < sids.Count; i += SidsAtOnce)
            yield return sids.Skip(i).Take(SidsAtOnce).ToList();
    }

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
