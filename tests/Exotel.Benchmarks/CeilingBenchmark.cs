using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Http;

namespace Exotel.Benchmarks;

/// <summary>
/// Compares a listing with the rate limit of the service: one second per page and 200 pages per minute, scaled to run ten times faster. This is all
/// waiting and no computing, so the bare loop can run at the same time, against its own simulator. The ceiling is the rate that the service sustains.
/// A short list can exceed it, since the first 200 pages may come at once: the best possible time is a window for each further 200 pages, and one response.
/// </summary>
internal static class CeilingBenchmark
{
    private const int Pages = 600;
    private const int RateLimit = 200;
    private const int Calls = Pages * CallQuery.MaxPageSize;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(6);

    private static double BestTime => (((Pages - 1) / RateLimit) * Window + Latency).TotalMilliseconds;

    private static double TimeAtLimit => Pages / (double)RateLimit * Window.TotalMilliseconds;

    public static async Task<IEnumerable<Row>> RunAsync()
    {
        Console.WriteLine("Rate limit, ms:");
        using var simulator = await SimulatorProcess.StartAsync(Calls, "--latency", "100", "--rate-limit", "200", "--rate-window", "6");
        var account = simulator.Account(RateLimit);
        using var otherSimulator = await SimulatorProcess.StartAsync(Calls, "--latency", "100");
        var loopTask = ListingTimer.MeasureAsync(() => BareLoop.CountAsync(otherSimulator.Account()), Calls);
        var comparison = await new Comparison()
            .Add("default", () => ListAsync(account, CallQuery.DefaultThrottleLimit))
            .Add("16", () => ListAsync(account, 16))
            .RunAsync(rounds: 1);
        var loop = await loopTask;
        Console.WriteLine(FormattableString.Invariant($"  loop: {loop:0}, best possible: {BestTime:0}"));

        return
        [
            Row("Rate limit: 600 pages, as a share of 200 pages per window", "default", TimeAtLimit, "at least 90 %"),
            Row("The same with `-ThrottleLimit 16`", "16", TimeAtLimit, "at least 90 %"),
            Row("The same, as a share of the best possible with 600 pages", "default", BestTime, ""),
        ];

        Row Row(string title, string name, double ceiling, string target)
        {
            var share = ceiling / comparison.Median(name);
            return new Row(
                title, Figures.Seconds(comparison.Median(name)), Figures.Seconds(loop),
                $"{Figures.Percent(share)}; the loop {Figures.Percent(ceiling / loop)}", target, target.Length == 0 ? null : share >= 0.9);
        }
    }

    /// <summary>Waits first for the window that the previous run used up.</summary>
    private static async Task<double> ListAsync(Account account, int throttleLimit)
    {
        await Task.Delay(Window);
        var settings = new ConnectionSettings { RateLimiter = new RateLimiter(Clock.System, Window + TimeSpan.FromMilliseconds(20)) };
        var counter = new RequestCounter();
        var elapsed = await ListingTimer.MeasureAsync(() => ClientListing.CountAsync(new ApiConnection(account, counter, settings), throttleLimit), Calls);
        Console.WriteLine(FormattableString.Invariant($"  -ThrottleLimit {throttleLimit}: {elapsed:0}, {counter.Requests} requests, {counter.Retries} retries"));
        return elapsed;
    }
}
