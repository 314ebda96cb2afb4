using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Simulator.Configuration;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>What holds for any window, any split and any merge. Each failure names the seed that repeats it.</summary>
public sealed class ListingPropertyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Windows_of_any_range_cover_each_second_once_and_none_is_longer_than_the_API_takes() => ForEachSeed(500, random =>
    {
        var range = RandomWindow(random, TimeSpan.FromDays(190));

        var windows = CallRange.Windows(range, ascending: true);

        AssertCovers(range, windows);
        Assert.All(windows, window => Assert.True(window.Since > window.Until.AddMonths(-1)));
        Assert.Equal(windows.Reverse(), CallRange.Windows(range, ascending: false));
    });

    [Fact]
    public void Parts_of_any_window_cover_each_second_once_in_the_order_of_the_listing() => ForEachSeed(500, random =>
    {
        var window = RandomWindow(random, random.Next(3) == 0 ? TimeSpan.FromSeconds(20) : TimeSpan.FromDays(31));
        var parts = random.Next(1, 40);

        var divided = window.Divide(parts, ascending: true);

        AssertCovers(window, divided);
        Assert.InRange(divided.Count, 1, parts);
        Assert.Equal(divided.Reverse(), window.Divide(parts, ascending: false));
    });

    [Fact]
    public async Task Any_end_that_the_server_accepts_is_found_to_the_second() => await ForEachSeedAsync(300, async random =>
    {
        var since = new DateTime(2026, 7, 1);
        var rejected = since.AddSeconds(random.Next(1, 3_000_000));
        var latest = rejected.AddSeconds(-1 - (random.Next(3) == 0 ? random.Next(5) : random.Next(200_000)));

        var found = await LatestEnd.FindAsync(since, rejected, end => Task.FromResult(end <= latest));

        Assert.Equal(latest < since ? null : latest, found);
    });

    [Fact]
    public async Task Any_two_listings_merge_to_each_call_once_however_their_order_differs() => await ForEachSeedAsync(200, async random =>
    {
        var ascending = random.Next(2) == 0;
        var calls = Enumerable.Range(0, random.Next(1, 300)).Select(number => new Call
        {
            Sid = "s" + number.ToString(CultureInfo.InvariantCulture),
            DateCreated = random.Next(20) == 0 ? null : new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(3_600)),
        }).ToList();
        var listings = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Pages(Shuffled(random, calls, ascending), random)).ToList();

        var merged = new List<string>();
        await foreach (var page in CallMerge.MergeAsync(listings, ascending, Cancellation))
            merged.AddRange(page.Calls.Select(call => call.Sid!));

        Assert.Equal(calls.Select(call => call.Sid!).Order(), merged.Order());
    });

    [Fact]
    public async Task Any_listing_has_each_call_once_at_no_more_than_a_tenth_more_requests() => await ForEachSeedAsync(12, async random =>
    {
        var options = new SimulatorOptions { Calls = random.Next(1, 9_000), Days = random.Next(1, 90), Seed = random.Next(), Disorder = random.Next(2) * random.Next(600) };
        await using var exotel = await SimulatedExotel.StartAsync(options, Cancellation);
        var now = options.LocalNowToSecond;
        var until = DateTime.SpecifyKind(now, DateTimeKind.Unspecified).AddSeconds(-random.Next(100_000));
        var query = new CallQuery
        {
            Since = until.AddSeconds(-random.Next(1, 86_400 * options.Days)),
            Until = until,
            Ascending = random.Next(2) == 0,
            ThrottleLimit = random.Next(1, 17),
        };

        var sids = new List<string>();
        await foreach (var page in new CallsClient(exotel.Connect()).ListAsync(query, Cancellation))
            sids.AddRange(page.Calls.Select(call => call.Sid!));

        Assert.Equal(exotel.ExpectedSids(query.Since!.Value, until).Order(), sids.Order());
        Assert.InRange(exotel.Server.Log.Count, 1, exotel.SequentialRequests(query.Since.Value, until) * 1.1 + 1);
    });

    private static void AssertCovers(CallWindow range, IReadOnlyList<CallWindow> windows)
    {
        Assert.Equal(range.Since, windows[0].Since);
        Assert.Equal(range.Until, windows[^1].Until);
        Assert.All(windows, window => Assert.True(window.Since <= window.Until));
        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.Equal(pair.First.Until.AddSeconds(1), pair.Second.Since));
    }

    private static CallWindow RandomWindow(Random random, TimeSpan longest)
    {
        var until = new DateTime(2024, 1, 1).AddSeconds(random.Next(94_000_000));
        return new CallWindow(until.AddSeconds(-random.Next((int)longest.TotalSeconds)), until);
    }

    /// <summary>The calls in order, except that each can be up to a minute away from its place.</summary>
    private static List<Call> Shuffled(Random random, List<Call> calls, bool ascending)
    {
        var ordered = calls.OrderBy(call => (call.DateCreated ?? calls[0].DateCreated ?? default).AddSeconds(random.Next(61))).ToList();
        if (!ascending)
            ordered.Reverse();
        return ordered;
    }

    private static async IAsyncEnumerable<CallPage> Pages(List<Call> calls, Random random)
    {
        foreach (var page in calls.Chunk(random.Next(1, 50)))
        {
            await Task.Yield();
            yield return new CallPage(page, null);
        }
    }

    private static void ForEachSeed(int seeds, Action<Random> check) => ForEachSeedAsync(seeds, random =>
    {
        check(random);
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    private static async Task ForEachSeedAsync(int seeds, Func<Random, Task> check)
    {
        for (var seed = 1; seed <= seeds; seed++)
        {
            try
            {
                await check(new Random(seed));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"Seed {seed}: {exception.Message}"), exception);
            }
        }
    }
}
