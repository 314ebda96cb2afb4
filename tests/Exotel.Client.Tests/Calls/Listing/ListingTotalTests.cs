using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Simulator.Configuration;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>Lists whose totals, cursors or pages are wrong lose no call and end.</summary>
public sealed class ListingTotalTests : ListingTestBase
{
    [Theory]
    [InlineData(1, 1_000_000, 2)]
    [InlineData(1, int.MaxValue, 2)]
    [InlineData(250, int.MaxValue, 30)]
    [InlineData(2_000, int.MaxValue, 60)]
    [InlineData(2_050, 2_000_000, 120)]
    public async Task A_total_that_is_far_too_large_costs_few_requests_and_no_call(int calls, int total, int requests)
    {
        await using var exotel = await StartAsync(new SimulatorOptions { Calls = calls, Days = 20, Total = total });

        var sids = await ListAsync(exotel.Connect(), new CallQuery { Since = ToSecond(exotel.Server.Options.LocalNow.AddDays(-25)) });

        Assert.Equal(exotel.ExpectedSids(DateTime.MinValue, DateTime.MaxValue), sids);
        Assert.InRange(exotel.Server.Log.Count, 1, requests);
    }

    [Theory]
    [InlineData(1, 1_000_000, 1)]
    [InlineData(1, 1_000_000, 6)]
    [InlineData(250, 1_000_000, 1)]
    [InlineData(2_000, 1_000_000, 6)]
    public async Task A_total_that_is_taken_as_wrong_is_reported_because_it_could_be_right(int calls, int total, int throttleLimit)
    {
        await using var exotel = await StartAsync(new SimulatorOptions { Calls = calls, Days = 20, Total = total });
        var observer = new ListingRecorder();

        await ListAsync(exotel.Connect(observer), new CallQuery { Since = ToSecond(exotel.Server.Options.LocalNow.AddDays(-25)), ThrottleLimit = throttleLimit });

        Assert.Equal(total, Assert.Single(observer.Ignored));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(777)]
    [InlineData(2_000)]
    public async Task A_total_that_the_pages_reach_is_not_reported(int total)
    {
        await using var exotel = await StartAsync(new SimulatorOptions { Calls = 2_000, Days = 20, Total = total });
        var observer = new ListingRecorder();

        await ListAsync(exotel.Connect(observer), new CallQuery { Since = ToSecond(exotel.Server.Options.LocalNow.AddDays(-25)) });

        Assert.Empty(observer.Ignored);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task Endless_new_cursors_end_when_their_pages_bring_nothing_new(int throttleLimit)
    {
        await using var exotel = await StartAsync(new SimulatorOptions { Calls = 2_000, Days = 20, EndlessCursors = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        stop.CancelAfter(TimeSpan.FromSeconds(30));

        var sids = new List<string>();
        await ListAsync(
            exotel.Connect(), new CallQuery { Since = ToSecond(exotel.Server.Options.LocalNow.AddDays(-25)), ThrottleLimit = throttleLimit }, sids, stop.Token);

        Assert.Equal(exotel.ExpectedSids(DateTime.MinValue, DateTime.MaxValue), sids);
        Assert.InRange(exotel.Server.Log.Count, 20, 80);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public async Task A_list_whose_pages_hold_fewer_calls_than_they_say_is_an_error_at_its_end(int throttleLimit)
    {
        await using var exotel = await StartAsync(new SimulatorOptions { Calls = 1_950, Days = 20, Total = 2_000 });
        var sids = new List<string>();

        var error = await Assert.ThrowsAsync<ExotelException>(() => ListAsync(
            exotel.Connect(), new CallQuery { Since = ToSecond(exotel.Server.Options.LocalNow.AddDays(-25)), ThrottleLimit = throttleLimit }, sids, Cancellation));

        Assert.Equal(ExotelErrorKind.InvalidResponse, error.Kind);
        Assert.True(error.IsShortList);
        Assert.Contains("2000", error.Message, StringComparison.Ordinal);
        Assert.Equal(exotel.ExpectedSids(DateTime.MinValue, DateTime.MaxValue), sids);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 6)]
    [InlineData(777, 1)]
    [InlineData(null, 6)]
    public async Task A_cursor_that_leads_back_ends_no_list_early_even_if_its_total_is_too_small(int? total, int throttleLimit)
    {
        await using var exotel = await StartAsync(new SimulatorOptions { Calls = 1_500, Days = 20, Total = total, Faults = "seq=ok,loop-cursor,ok,ok,loop-cursor" });

        var sids = await ListAsync(
            exotel.Connect(), new CallQuery { Since = ToSecond(exotel.Server.Options.LocalNow.AddDays(-25)), ThrottleLimit = throttleLimit });

        Assert.Equal(exotel.ExpectedSids(DateTime.MinValue, DateTime.MaxValue), sids);
        Assert.InRange(exotel.Server.Log.Count, 15, 30);
    }
}
