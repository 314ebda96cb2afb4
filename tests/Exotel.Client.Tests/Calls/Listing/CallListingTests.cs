using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Http;
using Exotel.Simulator.Faults;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>Whole listings against the simulator's truth.</summary>
public sealed class CallListingTests : ListingTestBase
{
    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(16)]
    public async Task A_listing_has_every_call_of_170_days_once_and_in_order(int throttleLimit)
    {
        await using var exotel = await StartAsync(20_000, 170);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);
        var query = Query(until.AddDays(-169), until) with { ThrottleLimit = throttleLimit };

        var sids = await ListAsync(exotel.Connect(), query);

        Assert.Equal(exotel.ExpectedSids(query.Since!.Value, until), sids);
    }

    [Fact]
    public async Task A_listing_is_oldest_first_on_request()
    {
        await using var exotel = await StartAsync(8_000, 100);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);
        var query = Query(until.AddDays(-99), until) with { Ascending = true };

        var sids = await ListAsync(exotel.Connect(), query);

        Assert.Equal(Enumerable.Reverse(exotel.ExpectedSids(query.Since!.Value, until)), sids);
    }

    [Theory]
    [InlineData("absolute-links")]
    [InlineData("foreign-links")]
    [InlineData("null-text-next")]
    [InlineData("repeat-record")]
    [InlineData("trailing-empty-page")]
    [InlineData("xml")]
    [InlineData("drip")]
    public async Task A_listing_is_the_same_whatever_the_pages_look_like(string fault)
    {
        await using var exotel = await StartAsync(2_000, 20);
        exotel.Server.Faults = FaultPlan.Parse(fault);
        var until = exotel.Server.Options.LocalNow;

        var sids = await ListAsync(exotel.Connect(), Query(until.AddDays(-25), until));

        Assert.Equal(exotel.ExpectedSids(until.AddDays(-25), until), sids);
    }

    [Fact]
    public async Task A_listing_loses_and_repeats_nothing_while_calls_appear_between_pages()
    {
        await using var exotel = await StartAsync(5_000, 60);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);
        var before = exotel.ExpectedSids(until.AddDays(-59), until);
        exotel.Server.Faults = FaultPlan.Parse("insert-while-paging");

        var sids = await ListAsync(exotel.Connect(), Query(until.AddDays(-59), until));

        Assert.Equal(sids.Count, sids.Distinct().Count());
        Assert.Equal(before, sids.Where(sid => !sid.StartsWith("inserted", StringComparison.Ordinal)));
        Assert.Contains(sids, sid => sid.StartsWith("inserted", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.05, 1)]
    [InlineData(0.05, 2)]
    [InlineData(0.05, 3)]
    [InlineData(0.20, 1)]
    [InlineData(0.20, 2)]
    [InlineData(0.20, 3)]
    public async Task A_listing_resumed_after_random_faults_has_exactly_the_expected_calls(double rate, int seed)
    {
        var kinds = new[] { "429", "429-retry-after=1", "500", "502", "503", "504", "reset-before", "reset-after", "cut", "cut-chunked", "html", "empty", "rest-exception-200", "408" };
        var share = (rate / kinds.Length).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);
        await using var exotel = await StartAsync(20_000, 170);
        exotel.Server.Faults = FaultPlan.Parse(string.Join(",", kinds.Select(kind => kind + ":" + share)) + ";seed=" + seed);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);
        var observer = new RecordingObserver();

        var sids = await ListWithResumeAsync(exotel, observer, Query(until.AddDays(-169), until));

        Assert.Equal(exotel.ExpectedSids(until.AddDays(-169), until), sids);
        Assert.NotEmpty(observer.Retries);
    }

    [Fact]
    public async Task A_page_that_fails_ends_the_listing_with_its_error_after_all_previous_calls()
    {
        await using var exotel = await StartAsync(1_000, 20);
        var until = exotel.Server.Options.LocalNow;
        var sids = new List<string>();
        exotel.Server.Faults = FaultPlan.Parse("seq=ok,ok,ok,500,500,500,500,500,500,500,500,500,500");

        var error = await Assert.ThrowsAsync<ExotelException>(async () =>
        {
            await foreach (var page in new CallsClient(exotel.Connect()).ListAsync(Query(until.AddDays(-25), until), Cancellation))
                sids.AddRange(page.Calls.Select(call => call.Sid!));
        });

        Assert.Equal(ExotelErrorKind.ServiceUnavailable, error.Kind);
        Assert.Equal(exotel.ExpectedSids(until.AddDays(-25), until).Take(300), sids);
    }

    [Fact]
    public async Task Cancellation_ends_every_request_of_a_listing_at_once()
    {
        await using var exotel = await StartAsync(5_000, 31);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);
        exotel.Server.Faults = FaultPlan.Parse("seq=ok,stall,stall,stall,stall,stall,stall,stall");
        using var stop = new CancellationTokenSource();
        await using var pages = new CallsClient(exotel.Connect()).ListAsync(Query(until.AddDays(-30), until), stop.Token).GetAsyncEnumerator(stop.Token);
        await pages.MoveNextAsync();

        var next = pages.MoveNextAsync().AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
    }

    [Fact]
    public async Task Cancellation_before_the_first_page_ends_the_wait_for_it()
    {
        using var stop = new CancellationTokenSource();
        var answers = new CannedResponses();
        await using var pages = new CallsClient(answers.Connect()).ListAsync(new CallQuery(), stop.Token).GetAsyncEnumerator(stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pages.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
        Assert.Empty(answers.Asked);
    }

    [Fact]
    public async Task More_than_five_numbers_are_split_into_several_queries_and_merged()
    {
        await using var exotel = await StartAsync(5_000, 60);
        var until = exotel.Server.Options.LocalNow.AddMinutes(-5);
        var since = until.AddDays(-59);
        var numbers = exotel.Server.Store.Finished
            .Where(call => call.Created >= since && call.Created <= until)
            .GroupBy(call => call.From)
            .OrderByDescending(calls => calls.Count())
            .Take(12)
            .Select(calls => calls.Key)
            .ToList();
        var tails = numbers.Select(number => number.Length > 10 ? number[^10..] : number).ToHashSet();
        var expected = exotel.Server.Store.Finished
            .Where(call => call.Created >= since && call.Created <= until && tails.Contains(call.From.Length > 10 ? call.From[^10..] : call.From))
            .Select(call => call.Sid)
            .ToList();

        // Spelt twice, so that two queries hold the same calls.
        var query = Query(since, until) with { From = [.. numbers, "+91" + tails.First()] };
        var sids = await ListAsync(exotel.Connect(), query);

        Assert.True(expected.Count > 12);
        Assert.Equal(sids.Count, sids.Distinct().Count());
        Assert.Equal(expected.Order(), sids.Order());
        var times = sids.Select(sid => exotel.Server.Store.Find(sid)!.Created).ToList();
        Assert.Equal(times.OrderDescending(), times);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_local_clock_ahead_of_the_server_loses_no_call(bool ascending)
    {
        await using var exotel = await StartAsync(1_500, 40);
        var connection = exotel.Connect(clock: new FakeClock().At(DateTimeOffset.UtcNow.AddMinutes(3)));
        var query = new CallQuery { Since = ToSecond(exotel.Server.Options.LocalNow.AddDays(-35)), Ascending = ascending };

        var sids = await ListAsync(connection, query);
        var count = await new CallsClient(connection).CountAsync(query, Cancellation);

        var truth = exotel.ExpectedSids(query.Since!.Value, exotel.Server.Options.LocalNow);
        Assert.Equal(ascending ? Enumerable.Reverse(truth) : truth, sids);
        Assert.Equal(truth.Count, count);
    }

    /// <summary>With one request in five failing, now and then five in a row do: then the list breaks, and goes on where it broke.</summary>
    private static async Task<List<string>> ListWithResumeAsync(SimulatedExotel exotel, IRequestObserver observer, CallQuery query)
    {
        var calls = new List<Call>();
        for (var breaks = 0; ; breaks++)
        {
            var last = calls.LastOrDefault()?.DateCreated;
            var toSkip = calls.Count(call => call.DateCreated == last);
            var rest = last is { } second ? query with { Until = second.DateTime } : query;
            try
            {
                await foreach (var page in new CallsClient(exotel.Connect(observer)).ListAsync(rest, Cancellation))
                {
                    calls.AddRange(page.Calls.Skip(toSkip));
                    toSkip = Math.Max(0, toSkip - page.Calls.Count);
                }

                return calls.ConvertAll(call => call.Sid!);
            }
            catch (ExotelException) when (breaks < 20)
            {
            }
        }
    }
}
