using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Store;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Faults;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>Synchronizations through the client, against the simulator.</summary>
public sealed class SimulatedCallsTests : IDisposable
{
    private readonly TempStore _temp = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Prices_that_come_days_later_arrive_in_the_store()
    {
        await using var exotel = await SimulatedCalls.StartAsync(new SimulatorOptions { Calls = 1_000, Days = 10, PriceDelay = TimeSpan.FromHours(60) }, Stop);
        using var store = _temp.Open();
        var options = new SyncOptions { Since = DateTimeOffset.UtcNow.AddDays(-9), Lookback = TimeSpan.FromHours(1) };
        var first = await exotel.SynchronizeAsync(store, options, Stop);
        Assert.InRange(first.Unsettled, 10, int.MaxValue);

        exotel.Server.Clock.Advance(TimeSpan.FromHours(61));
        var second = await exotel.SynchronizeAsync(store, options, Stop);

        Assert.Equal((first.Unsettled, 0L, 0), (second.Changed, second.New, second.Unsettled));
        exotel.AssertHolds(store, first.Since);
    }

    [Fact]
    public async Task Calls_that_are_listed_hours_after_they_began_arrive_in_the_store()
    {
        await using var exotel = await SimulatedCalls.StartAsync(new SimulatorOptions { Calls = 2_000, Days = 3, LongCalls = 80, TimeZone = SimulatedCalls.AfternoonTimeZone() }, Stop);
        using var store = _temp.Open();
        var options = new SyncOptions { Since = DateTimeOffset.UtcNow.AddDays(-2) };
        var first = await exotel.SynchronizeAsync(store, options, Stop);
        exotel.AssertHolds(store, first.Since);

        exotel.Server.Clock.Advance(TimeSpan.FromHours(5));
        var second = await exotel.SynchronizeAsync(store, options, Stop);

        Assert.InRange(second.New, 1, int.MaxValue);
        exotel.AssertHolds(store, first.Since);
    }

    [Fact]
    public async Task Records_that_are_corrected_within_a_day_are_corrected_in_the_store()
    {
        await using var exotel = await SimulatedCalls.StartAsync(new SimulatorOptions { Calls = 5_000, Days = 5, Corrections = 100 }, Stop);
        using var store = _temp.Open();
        var options = new SyncOptions { Since = DateTimeOffset.UtcNow.AddDays(-4) };
        var first = await exotel.SynchronizeAsync(store, options, Stop);

        exotel.Server.Clock.Advance(TimeSpan.FromDays(1));
        var second = await exotel.SynchronizeAsync(store, options, Stop);

        Assert.InRange(second.Changed, 1, int.MaxValue);
        Assert.Equal(0, second.New);
        exotel.AssertHolds(store, first.Since);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.20)]
    public async Task With_faults_every_covered_stretch_is_whole_and_the_end_is_what_Exotel_lists(double rate)
    {
        await using var exotel = await SimulatedCalls.StartAsync(new SimulatorOptions { Calls = 5_000, Days = 20 }, Stop);
        exotel.Server.Faults = FaultPlan.Parse(FormattableString.Invariant($"500:{rate / 4},reset-after:{rate / 4},cut:{rate / 4},429:{rate / 4};seed=7"));
        using var store = _temp.Open();
        var options = new SyncOptions { Since = DateTimeOffset.UtcNow.AddDays(-19), CallsAtOnce = 500 };

        SyncSummary? summary = null;
        for (var run = 0; run < 20 && summary is null; run++)
        {
            try
            {
                summary = await exotel.SynchronizeAsync(store, options, Stop);
            }
            catch (ExotelException)
            {
                exotel.AssertCoveredIsWhole(store);
            }
        }

        Assert.NotNull(summary);
        exotel.AssertHolds(store, options.Since.Value.AddSeconds(1));
    }

    [Fact]
    public async Task Of_two_synchronizations_at_once_the_second_waits_or_ends_with_StoreBusy_and_the_store_is_whole()
    {
        await using var exotel = await SimulatedCalls.StartAsync(new SimulatorOptions { Calls = 2_000, Days = 10 }, Stop);
        var since = DateTimeOffset.UtcNow.AddDays(-9);
        async Task<ExotelErrorKind?> RunAsync(TimeSpan wait)
        {
            using var store = _temp.Open();
            try
            {
                await exotel.SynchronizeAsync(store, new SyncOptions { Since = since, CallsAtOnce = 200, LockWait = wait }, Stop);
                return null;
            }
            catch (ExotelException error)
            {
                return error.Kind;
            }
        }

        var ends = await Task.WhenAll(Task.Run(() => RunAsync(TimeSpan.Zero), Stop), Task.Run(() => RunAsync(TimeSpan.Zero), Stop), Task.Run(() => RunAsync(TimeSpan.FromMinutes(2)), Stop));

        Assert.Contains(null, ends);
        Assert.All(ends, end => Assert.True(end is null or ExotelErrorKind.StoreBusy, $"It ended with {end}."));
        Assert.Null(ends[2]);
        using var result = _temp.Open();
        exotel.AssertHolds(result, since.AddSeconds(1));
    }

    /// <summary>The clocks of the two machines differ, and Exotel keeps six months by its own.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(-50)]
    public async Task The_first_run_covers_nothing_that_Exotel_no_longer_lists(int minutesAhead)
    {
        await using var exotel = await SimulatedCalls.StartAsync(new SimulatorOptions { Calls = 3_000, Days = 190, ClockOffset = TimeSpan.FromMinutes(minutesAhead) }, Stop);
        using var store = _temp.Open();

        await exotel.SynchronizeAsync(store, new SyncOptions(), Stop);

        var covered = Assert.Single(store.Coverage(exotel.Server.Options.AccountSid));
        Assert.InRange(covered.Since, DateTimeOffset.UtcNow.AddMonths(-6).AddDays(-1), DateTimeOffset.UtcNow.AddMonths(-6).AddDays(1));
        exotel.AssertCoveredIsWhole(store);
        Assert.True(store.Count(new StoredCallQuery()) > 2_500);
    }

    /// <summary>A run soon after another has only seconds to add, which are still to come by Exotel's clock.</summary>
    [Theory]
    [InlineData(1, 24 * 60)]
    [InlineData(30, 24 * 60)]
    [InlineData(30, 0)]
    [InlineData(1_800, 24 * 60)]
    [InlineData(1_800, 20)]
    [InlineData(1_800, 0)]
    public async Task Runs_of_a_machine_whose_clock_is_ahead_cover_nothing_that_is_still_to_come_by_the_clock_of_Exotel(int secondsAhead, int lookbackMinutes)
    {
        await using var exotel = await SimulatedCalls.StartAsync(new SimulatorOptions { Calls = 500, Days = 10, ClockOffset = TimeSpan.FromSeconds(-secondsAhead) }, Stop);
        using var store = _temp.Open();
        var options = new SyncOptions { Since = DateTimeOffset.UtcNow.AddDays(-9), Lookback = TimeSpan.FromMinutes(lookbackMinutes) };
        var clock = new FakeClock(DateTimeOffset.UtcNow);
        foreach (var seconds in new[] { 0, 0, 1, 2, 5 })
        {
            clock.Now += TimeSpan.FromSeconds(seconds);
            exotel.Server.Clock.Advance(TimeSpan.FromSeconds(seconds));

            var (summary, _) = await TempStore.SynchronizeAsync(store, exotel.Connect(clock), options, clock, Stop);

            var covered = Assert.Single(store.Coverage(exotel.Server.Options.AccountSid));
            Assert.Equal(summary.Until, covered.Until);
            Assert.InRange(covered.Until, exotel.Server.Options.Now.AddSeconds(-10), exotel.Server.Options.Now.AddSeconds(2));
            exotel.AssertHolds(store, options.Since.Value.AddSeconds(1));
        }
    }
}
