using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Faults;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>How many requests a listing costs, and when they are sent.</summary>
public sealed class ListingRequestsTests : ListingTestBase
{
    [Theory]
    [InlineData(150, 31)]
    [InlineData(950, 31)]
    [InlineData(5_000, 31)]
    [InlineData(20_000, 31)]
    [InlineData(20_000, 170)]
    [InlineData(60_000, 60)]
    public async Task A_listing_costs_at_most_a_tenth_more_requests_than_sequential_paging(int calls, int days)
    {
        await using var exotel = await StartAsync(calls, days);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);
        var query = Query(until.AddDays(-days + 1), until);

        await ListAsync(exotel.Connect(), query);

        Assert.InRange(exotel.Server.Log.Count, 1, exotel.SequentialRequests(query.Since!.Value, until) * 1.1);
    }

    /// <remarks>How many more depends on when the answers arrive. Windows of few pages each are allowed what is promised for any listing.</remarks>
    [Theory]
    [InlineData(20_000, 170, 1.1)]
    [InlineData(60_000, 29, 1.06)]
    [InlineData(150_000, 29, 1.035)]
    public async Task A_long_listing_under_a_rate_limit_has_every_call_once_and_costs_few_requests_more_than_sequential_paging(int calls, int days, double factor)
    {
        await using var exotel = await StartAsync(calls, days);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);
        var query = Query(until.AddDays(-days + 1), until);

        var sids = await ListAsync(exotel.Connect(rateLimit: 4_000), query);

        Assert.Equal(exotel.ExpectedSids(query.Since!.Value, until), sids);
        Assert.InRange(exotel.Server.Log.Count, 1, exotel.SequentialRequests(query.Since!.Value, until) * factor);
    }

    [Theory]
    [InlineData(40_000, 7)]
    [InlineData(1_000, 2)]
    public async Task After_the_first_page_of_a_long_list_all_requests_that_are_allowed_are_sent(int calls, int requests)
    {
        await using var exotel = await StartAsync(calls, 20);
        exotel.Server.Faults = FaultPlan.Parse("seq=ok,stall,stall,stall,stall,stall,stall,stall,stall");
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);
        var observer = new RecordingObserver();
        using var stop = new CancellationTokenSource();
        await using var pages = new CallsClient(exotel.Connect(observer)).ListAsync(Query(until.AddDays(-25), until), stop.Token).GetAsyncEnumerator(stop.Token);
        await pages.MoveNextAsync();

        var next = pages.MoveNextAsync().AsTask();
        for (var look = 0; look < 2_000 && observer.Sent.Count < requests; look++)
            await Task.Delay(10, Cancellation);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
        Assert.Equal(requests, observer.Sent.Count);
    }

    [Fact]
    public async Task A_window_of_unknown_length_is_asked_for_when_the_rest_of_the_list_fits_in_the_buffer()
    {
        await using var exotel = await StartAsync(10_000, 40);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);
        var oldest = "gte:" + until.AddDays(-39).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

        await ListAsync(exotel.Connect(), Query(until.AddDays(-39), until));

        var requests = exotel.Server.Log.Entries.Select(entry => Uri.UnescapeDataString(entry.Query)).ToList();
        Assert.True(requests.Count > 95, $"Expected a request for each of 100 pages, but got {requests.Count}.");
        Assert.InRange(requests.FindIndex(request => request.Contains(oldest, StringComparison.Ordinal)), 1, 50);
    }

    [Theory]
    [InlineData(150, 2)]
    [InlineData(550, 6)]
    [InlineData(950, 10)]
    public async Task A_short_listing_costs_as_many_requests_as_sequential_paging(int calls, int requests)
    {
        await using var exotel = await StartAsync(calls, 20);
        var until = exotel.Server.Options.LocalNow;

        await ListAsync(exotel.Connect(), Query(until.AddDays(-25), until));

        Assert.Equal(requests, exotel.Server.Log.Count);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(250, 3)]
    public async Task The_first_calls_cost_only_the_pages_they_are_on(long wanted, int requests)
    {
        await using var exotel = await StartAsync(10_000, 100);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);

        var sids = await ListAsync(exotel.Connect(), Query(until.AddDays(-90), until) with { Limit = wanted }, stopAt: wanted);

        Assert.Equal(exotel.ExpectedSids(until.AddDays(-90), until).Take((int)wanted), sids.Take((int)wanted));
        Assert.Equal(requests, exotel.Server.Log.Count);
    }

    [Fact]
    public async Task A_consumer_that_leaves_after_the_first_page_costs_at_most_five_requests()
    {
        await using var exotel = await StartAsync(10_000, 100);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);
        await foreach (var _ in new CallsClient(exotel.Connect()).ListAsync(Query(until.AddDays(-90), until), Cancellation))
            break;

        Assert.InRange(exotel.Server.Log.Count, 1, 5);
    }

    [Fact]
    public async Task A_listing_of_450_pages_keeps_to_a_strict_sliding_rate_limit()
    {
        var window = TimeSpan.FromSeconds(1);
        await using var exotel = await SimulatedExotel.StartAsync(
            new SimulatorOptions { Calls = 45_000, Days = 30, RateLimit = 200, RateWindow = window }, Cancellation);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);
        var pacer = new RateLimiter(Clock.System, window: window);

        var sids = await ListAsync(exotel.Connect(rateLimit: 200, pacer: pacer, clock: Clock.System), Query(until.AddDays(-29), until));

        Assert.Equal(exotel.ExpectedSids(until.AddDays(-29), until), sids);
        Assert.Equal(0, exotel.Server.Limiter.Violations);
        Assert.InRange(exotel.Server.Log.Count, 430, 500);
    }

    [Fact]
    public async Task The_count_of_a_listing_costs_one_request_a_window()
    {
        await using var exotel = await StartAsync(3_000, 80);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);

        var count = await new CallsClient(exotel.Connect()).CountAsync(Query(until.AddDays(-79), until), Cancellation);

        Assert.Equal(exotel.ExpectedSids(until.AddDays(-79), until).Count, count);
        Assert.Equal(3, exotel.Server.Log.Count);
    }
}
