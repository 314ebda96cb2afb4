using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Http;

namespace Exotel.Benchmarks;

/// <summary>
/// A second a page and 200 pages a minute, ten times faster. All of it waits and nothing computes, so that the loop can run
/// beside, on a simulator of its own. The ceiling is the rate that the service allows for good. A short list can beat it, since the
/// first 200 pages may come at once: what is possible is 200 more with each window, and one answer's time at the end.
/// </summary>
internal static class CeilingBenchmark
{
    private const int Pages = 600;
    private const int Limit = 200;
    private const int Calls = Pages * CallQuery.MaxPageSize;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(6);

    private static double Possible => (((Pages - 1) / Limit) * Window + Latency).TotalMilliseconds;

    private static double AtRate => Pages / (double)Limit * Window.TotalMilliseconds;

    public static async Task<IEnumerable<Row>> RunAsync()
    {
        Console.WriteLine("The ceiling, ms:");
        using var simulator = await SimulatorProcess.StartAsync(Calls, "--latency", "100", "--rate-limit", "200", "--rate-window", "6");
        var account = simulator.Account(Limit);
        using var another = await SimulatorProcess.StartAsync(Calls, "--latency", "100");
        var looping = Timed.ListingAsync(() => BareLoop.CountAsync(another.Account()), Calls);
        var contest = await new Contest()
            .Add("default", () => ListAsync(account, CallQuery.DefaultThrottleLimit))
            .Add("16", () => ListAsync(account, 16))
            .RunAsync(rounds: 1);
        var loop = await looping;
        Console.WriteLine(FormattableString.Invariant($"  loop: {loop:0}, possible: {Possible:0}"));

        return
        [
            Row("The ceiling: the rate of 600 pages, as a share of 200 pages a window", "default", AtRate, "at least 90 %"),
            Row("The same with `-ThrottleLimit 16`", "16", AtRate, "at least 90 %"),
            Row("The same, as a share of what is possible with 600 pages", "default", Possible, ""),
        ];

        Row Row(string what, string name, double ceiling, string target)
        {
            var share = ceiling / contest.Median(name);
            return new Row(
                what, Figures.Seconds(contest.Median(name)), Figures.Seconds(loop),
                $"{Figures.Percent(share)}; the loop {Figures.Percent(ceiling / loop)}", target, target.Length == 0 ? null : share >= 0.9);
        }
    }

    /// <summary>The run before has used up the server's window: it is left to pass.</summary>
    private static async Task<double> ListAsync(Account account, int throttleLimit)
    {
        await Task.Delay(Window);
        var settings = new ConnectionSettings { RateLimiter = new RateLimiter(Clock.System, Window + TimeSpan.FromMilliseconds(20)) };
        var count = new RequestCount();
        var taken = await Timed.ListingAsync(() => ClientListing.CountAsync(new ApiConnection(account, count, settings), throttleLimit), Calls);
        Console.WriteLine(FormattableString.Invariant($"  -ThrottleLimit {throttleLimit}: {taken:0}, {count.Requests} requests, {count.Retries} repeated"));
        return taken;
    }
}
