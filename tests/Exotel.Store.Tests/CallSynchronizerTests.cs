using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Store;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

public sealed class CallSynchronizerTests : IDisposable
{
    private readonly TempStore _temp = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task The_first_run_begins_as_far_back_as_Exotel_keeps_and_covers_all_until_now()
    {
        using var store = _temp.Open();
        var feed = new FakeFeed(FakeCalls.Many(1, 300));

        var (summary, _) = await TempStore.SynchronizeAsync(store, feed, cancellationToken: Stop);

        Assert.Equal(new TimeRange(feed.Earliest, FakeCalls.Now), Assert.Single(store.Coverage(FakeCalls.Account)));
        Assert.Equal((feed.Earliest, FakeCalls.Now, 300, 0), (summary.Since, summary.Until, summary.New, summary.Changed));
        Assert.Equal(feed.Listed.OrderBy(range => range.Since), feed.Listed);
        TempStore.AssertHolds(store, feed.Calls);
    }

    [Fact]
    public async Task A_run_with_nothing_new_makes_a_handful_of_requests()
    {
        using var store = _temp.Open();
        var feed = new FakeFeed(FakeCalls.Many(1, 300));
        await TempStore.SynchronizeAsync(store, feed, cancellationToken: Stop);
        var before = feed.Requests;

        await TempStore.SynchronizeAsync(store, feed, clock: new FakeClock(FakeCalls.Now.AddMinutes(5)), cancellationToken: Stop);

        Assert.InRange(feed.Requests - before, 1, 5);
        Assert.Equal(FakeCalls.Now.AddMinutes(5), Assert.Single(store.Coverage(FakeCalls.Account)).Until);
    }

    [Fact]
    public async Task Seconds_that_are_left_at_the_end_are_listed_with_the_stretch_before_them()
    {
        using var store = _temp.Open();
        var feed = new FakeFeed(FakeCalls.Many(1, 300));
        await TempStore.SynchronizeAsync(store, feed, cancellationToken: Stop);
        feed.Listed.Clear();

        await TempStore.SynchronizeAsync(store, feed, clock: new FakeClock(FakeCalls.Now.AddSeconds(3)), cancellationToken: Stop);

        Assert.Equal([new TimeRange(FakeCalls.Now.AddDays(-1), FakeCalls.Now.AddSeconds(3))], feed.Listed);
    }

    [Fact]
    public async Task A_call_that_was_under_way_when_coverage_ended_is_found_after_a_missed_week()
    {
        using var store = _temp.Open();
        var feed = new FakeFeed(FakeCalls.Many(1, 100));
        await TempStore.SynchronizeAsync(store, feed, cancellationToken: Stop);
        feed.Calls.Add(FakeCalls.One("late", FakeCalls.Now.AddHours(-3)));

        await TempStore.SynchronizeAsync(store, feed, clock: new FakeClock(FakeCalls.Now.AddDays(7)), cancellationToken: Stop);

        TempStore.AssertHolds(store, feed.Calls);
    }

    [Fact]
    public async Task Calls_without_a_price_are_asked_for_by_SID_100_a_request_until_they_are_three_days_old()
    {
        using var store = _temp.Open();
        var feed = new FakeFeed(Enumerable.Range(0, 250).Select(i => FakeCalls.One($"S{i}", FakeCalls.Now.AddDays(-2).AddSeconds(i), price: null))
            .Append(FakeCalls.One("old", FakeCalls.Now.AddDays(-4), price: null)).ToList());
        var first = await TempStore.SynchronizeAsync(store, feed, cancellationToken: Stop);
        Assert.Equal(250, first.Summary.Unsettled);
        feed.Asked.Clear();
        feed.Calls[7] = FakeCalls.One("S7", FakeCalls.Now.AddDays(-2).AddSeconds(7), price: "3.25");

        var (summary, written) = await TempStore.SynchronizeAsync(store, feed, cancellationToken: Stop);

        Assert.Equal([100, 100, 50], feed.Asked.Select(sids => sids.Count));
        Assert.Equal(3.25m, Assert.Single(written).Price);
        Assert.Equal((1L, 249), (summary.Changed, summary.Unsettled));
    }

    [Fact]
    public async Task An_earlier_since_fills_backwards_and_what_Exotel_no_longer_keeps_stays_a_hole()
    {
        using var store = _temp.Open();
        var feed = new FakeFeed(FakeCalls.Many(1, 300));
        await TempStore.SynchronizeAsync(store, feed, new SyncOptions { Since = FakeCalls.Now.AddDays(-3) }, cancellationToken: Stop);
        feed.Earliest = FakeCalls.Now.AddDays(-8);

        await TempStore.SynchronizeAsync(store, feed, new SyncOptions { Since = FakeCalls.Now.AddDays(-30) }, cancellationToken: Stop);

        Assert.Equal(new TimeRange(feed.Earliest, FakeCalls.Now), Assert.Single(store.Coverage(FakeCalls.Account)));
        TempStore.AssertHolds(store, feed.Calls.Where(call => call.DateCreated >= feed.Earliest));
    }

    [Fact]
    public async Task Calls_are_kept_as_long_as_asked_and_are_not_fetched_again()
    {
        using var store = _temp.Open();
        var feed = new FakeFeed(FakeCalls.Many(1, 300));
        await TempStore.SynchronizeAsync(store, feed, cancellationToken: Stop);

        var options = new SyncOptions { KeepFor = TimeSpan.FromDays(4) };
        var (summary, _) = await TempStore.SynchronizeAsync(store, feed, options, cancellationToken: Stop);
        var again = await TempStore.SynchronizeAsync(store, feed, options, cancellationToken: Stop);

        var kept = feed.Calls.Where(call => call.DateCreated >= FakeCalls.Now.AddDays(-4)).ToList();
        Assert.Equal(300 - kept.Count, summary.Deleted);
        Assert.Equal((0L, 0L), (again.Summary.New, again.Summary.Deleted));
        TempStore.AssertHolds(store, kept);
    }

    [Fact]
    public async Task Calls_that_Exotel_no_longer_lists_stay()
    {
        using var store = _temp.Open();
        var calls = FakeCalls.Many(1, 50);
        await TempStore.SynchronizeAsync(store, new FakeFeed([.. calls]), cancellationToken: Stop);

        await TempStore.SynchronizeAsync(store, new FakeFeed([]), cancellationToken: Stop);

        TempStore.AssertHolds(store, calls);
    }

    [Fact]
    public async Task A_run_that_fails_at_any_request_leaves_what_is_covered_whole_and_the_next_goes_on()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            using var temp = new TempStore();
            using var store = temp.Open();
            var feed = new FakeFeed(FakeCalls.Many(seed, 800)) { FailsAt = new Random(seed).Next(12) };

            await Assert.ThrowsAsync<ExotelException>(() => TempStore.SynchronizeAsync(store, feed, cancellationToken: Stop));
            TempStore.AssertCoveredIsWhole(store, feed.Calls);

            feed.FailsAt = null;
            await TempStore.SynchronizeAsync(store, feed, cancellationToken: Stop);
            TempStore.AssertHolds(store, feed.Calls);
        }
    }

    /// <summary>EXOTEL_KILLS says how many processes; each is killed at a random moment.</summary>
    [Fact]
    public async Task A_run_that_is_killed_at_any_moment_leaves_what_is_covered_whole_and_the_next_goes_on()
    {
        var kills = KilledSynchronization.CountFrom("EXOTEL_KILLS", defaultCount: 3);
        for (var seed = 1; seed <= kills; seed++)
        {
            using var temp = new TempStore();
            await KilledSynchronization.RunAndKillAsync(temp.Path, seed, Stop);
            using var store = temp.Open();
            await KilledSynchronization.AssertGoesOnAsync(store, seed, Stop);
        }
    }
}
