using System;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>Listings from servers whose order, clock, totals or cursors are not what one would like.</summary>
public sealed class ListingAccuracyTests : ListingTestBase
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 15, 6, 30, 0, TimeSpan.Zero);

    // Windows knows IANA names only where it has ICU.
    private static string BerlinName => OperatingSystem.IsWindows() ? "W. Europe Standard Time" : "Europe/Berlin";

    [Theory]
    [InlineData(60, false)]
    [InlineData(60, true)]
    [InlineData(7200, false)]
    [InlineData(7200, true)]
    public async Task Calls_out_of_order_by_any_number_of_seconds_are_each_listed_once(int disorder, bool ascending)
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            await using var exotel = await StartAsync(new SimulatorOptions { Calls = 3_000, Days = 20, Disorder = disorder, Seed = seed });
            var until = ToSecond(exotel.Server.Options.LocalNow.AddMinutes(-5));
            var query = new CallQuery { Since = until.AddDays(-19), Until = until, Ascending = ascending, PageSize = 10 };

            var sids = await ListAsync(exotel.Connect(), query);

            var expected = exotel.ExpectedSids(query.Since!.Value, until);
            Assert.Equal(expected.Order(), sids.Order());
            Assert.InRange(exotel.Server.Log.Count, 1, expected.Count / 10 * 1.1);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_range_that_ends_in_a_repeated_hour_has_the_calls_of_both_hours(bool ascending)
    {
        var options = Berlin(new DateTimeOffset(2025, 10, 27, 12, 0, 0, TimeSpan.Zero)) with { Calls = 5_000, Days = 10 };
        await using var exotel = await StartAsync(options);
        AddCallsOfTheRepeatedHour(exotel);
        var query = new CallQuery { Since = new DateTime(2025, 10, 18), Until = new DateTime(2025, 10, 26, 2, 45, 0), Ascending = ascending };

        var sids = await ListAsync(exotel.Connect(clock: new FakeClock().At(options.Now), zone: BerlinName), query);

        Assert.Equal(exotel.ExpectedSids(query.Since!.Value, query.Until!.Value).Order(), sids.Order());
    }

    [Fact]
    public async Task A_range_without_an_end_has_every_call_while_an_hour_is_repeated()
    {
        var options = Berlin(new DateTimeOffset(2025, 10, 26, 1, 10, 0, TimeSpan.Zero)) with { Calls = 500, Days = 10 };
        await using var exotel = await StartAsync(options);
        AddCallsOfTheRepeatedHour(exotel);

        var sids = await ListAsync(exotel.Connect(clock: new FakeClock().At(options.Now), zone: BerlinName), new CallQuery());

        Assert.Equal(exotel.Server.Store.Finished.Where(call => call.Created >= new DateTime(2025, 9, 26)).Select(call => call.Sid).Order(), sids.Order());
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(700, true)]
    [InlineData(1300, true)]
    [InlineData(100, false)]
    [InlineData(1300, false)]
    [InlineData(10_000_000, true)]
    [InlineData(10_000_000, false)]
    public async Task A_clock_ahead_of_the_server_neither_fails_nor_hides_the_last_call(int milliseconds, bool dateHeader)
    {
        for (var fraction = 0; fraction < 1000; fraction += 130)
        {
            var time = new SteppingTime(Noon.AddMilliseconds(fraction), TimeSpan.FromMilliseconds(40));
            await using var exotel = await StartAsync(new SimulatorOptions { Calls = 300, Days = 20, Time = time, DateHeader = dateHeader });
            exotel.Server.Store.Put(Call("last", exotel.Server.Options.LocalNowToSecond));

            var sids = await ListAsync(exotel.Connect(clock: time.ClientClock(TimeSpan.FromMilliseconds(milliseconds))), new CallQuery());

            Assert.Equal("last", sids[0]);
            Assert.Equal(301, sids.Count);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_clock_hours_ahead_lists_everything_oldest_first(bool dateHeader)
    {
        await using var exotel = await StartAsync(new SimulatorOptions { Calls = 8_000, Days = 2, DateHeader = dateHeader });
        var clock = new FakeClock().At(DateTimeOffset.UtcNow.AddHours(10));

        var query = new CallQuery { Since = ToSecond(exotel.Server.Options.LocalNow.AddDays(-2)), Ascending = true };
        var sids = await ListAsync(exotel.Connect(clock: clock), query);

        Assert.Equal(exotel.ExpectedSids(DateTime.MinValue, DateTime.MaxValue).AsEnumerable().Reverse(), sids);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_clock_behind_the_server_hides_no_call(bool ascending)
    {
        await using var exotel = await StartAsync(new SimulatorOptions { Calls = 2_000, Days = 20 });
        exotel.Server.Store.Put(Call("last", exotel.Server.Options.LocalNowToSecond.AddMinutes(-1)));
        var clock = new FakeClock().At(DateTimeOffset.UtcNow.AddMinutes(-10));

        var sids = await ListAsync(exotel.Connect(clock: clock), new CallQuery { Ascending = ascending });

        var expected = exotel.ExpectedSids(DateTime.MinValue, DateTime.MaxValue);
        Assert.Equal(ascending ? expected.AsEnumerable().Reverse() : expected, sids);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task A_listing_of_six_months_that_takes_hours_ends_with_what_is_left_and_says_so(int throttleLimit)
    {
        var time = new SteppingTime(Noon, TimeSpan.FromSeconds(20));
        await using var exotel = await StartAsync(new SimulatorOptions { Calls = 40_000, Days = 181, Time = time });
        var observer = new ListingRecorder();
        var connection = exotel.Connect(observer, clock: time.ClientClock());
        var since = exotel.Server.Options.LocalNow.AddMonths(-6).Date;

        var sids = await ListAsync(connection, new CallQuery { Since = since.AddDays(1), ThrottleLimit = throttleLimit });
        var whole = await ListAsync(connection, new CallQuery { Since = exotel.Server.Options.LocalNow.AddMonths(-6).Date, ThrottleLimit = throttleLimit });

        var left = exotel.ExpectedSids(exotel.Server.Options.LocalNow.AddMonths(-6).AddMinutes(6), DateTime.MaxValue);
        Assert.Equal(sids.Count, sids.Distinct().Count());
        Assert.Equal(left, whole.Take(left.Count));
        Assert.NotEmpty(observer.Shortened);
    }

    private static SimulatorOptions Berlin(DateTimeOffset now) => new()
    {
        SummerTimeZone = TimeZoneInfo.FindSystemTimeZoneById(BerlinName),
        Time = new SteppingTime(now, TimeSpan.Zero),
    };

    /// <summary>Adds a call for every 24 seconds of the two hours from 02:00 to 03:00, in summer time and after it.</summary>
    private static void AddCallsOfTheRepeatedHour(SimulatedExotel exotel)
    {
        var zone = exotel.Server.Options.SummerTimeZone!;
        var start = new DateTimeOffset(2025, 10, 26, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 300; i++)
        {
            var instant = start.AddSeconds(24 * i);
            if (instant < exotel.Server.Options.Now)
                exotel.Server.Store.Put(Call("fold" + i, TimeZoneInfo.ConvertTime(instant, zone).DateTime) with { ListedAt = instant.UtcDateTime });
        }
    }

    private static SimCall Call(string sid, DateTime created) => new()
    {
        Sid = sid,
        Created = created,
        Direction = "inbound",
        From = "09876543210",
        To = "08041000001",
        ExoPhone = "+918045678900",
        Status = "failed",
        Duration = 0,
    };
}
