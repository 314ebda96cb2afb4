using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.PacingHost;

namespace Exotel.Benchmarks;

/// <summary>
/// Measures the rate limit that processes share: several that list at once, other clients of the account, a single question beside a listing, and
/// how much of the bulk limit one listing uses. The limit is that of the service, five times faster: 200 requests in 12 seconds, 0.2 s for each; for one listing alone
/// two and a half times.
/// </summary>
internal static class PacingBenchmark
{
    private const int RateLimit = 200;
    private const int BulkRateLimit = 160;
    private const int WindowMilliseconds = 12_000;
    private const int LatencyMilliseconds = 200;

    /// <summary>For one listing alone, where the milliseconds that a client and the machine need themselves would weigh five times as much as with the service.</summary>
    private const int LongWindowFactor = 2;

    public static async Task<IEnumerable<Row>> RunAsync()
    {
        Console.WriteLine("Shared rate limit:");
        return
        [
            await TogetherAsync(processes: 2, pages: 600),
            await TogetherAsync(processes: 4, pages: 300),
            .. await BesideOthersAsync("without rate headers"),
            .. await BesideOthersAsync("with rate headers", "--rate-headers"),
            await QuestionAsync(),
            await PermitAsync(),
            await AloneAsync(pages: 600, target: 0.80),
            await AloneAsync(pages: 3_000, target: 0.95),
        ];
    }

    /// <summary>What the shared file costs a request: the time between two permits that nobody waits for, once the process is warm.</summary>
    private static async Task<Row> PermitAsync()
    {
        const int Permits = 190;
        var folder = Directory.CreateTempSubdirectory("exotel-benchmark-");
        try
        {
            using var process = await PacingProcess.StartAsync("acquire", Path.Combine(folder.FullName, "pace.bin"), Text(RateLimit), Text(60_000), Text(Permits));
            process.Continue();
            var output = await process.ReadToEndAsync();
            var times = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => long.Parse(line, CultureInfo.InvariantCulture)).Skip(Permits / 2).ToList();
            var waits = times.Skip(1).Zip(times, (later, earlier) => (later - earlier) * 1000.0 / Stopwatch.Frequency).Order().ToList();
            var median = waits[waits.Count / 2];
            var text = FormattableString.Invariant($"{median:0.000} ms");
            Console.WriteLine("  a permit: " + text);
            return new Row("A permit of the file that processes share: taking it and giving it back", text, "", text, "under 0.2 ms", median < 0.2);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Row> TogetherAsync(int processes, int pages)
    {
        var run = await RunAsync(processes, pages);
        var share = run.Pages / run.Seconds * WindowMilliseconds / 1000 / BulkRateLimit;
        return new Row(
            FormattableString.Invariant($"{processes} processes list {pages} pages each at once: share of the bulk limit; rejected requests"), Figures.Seconds(run.Seconds * 1000), "",
            FormattableString.Invariant($"{Figures.Percent(share)}; {run.Refused}"), "at least 90 %; 0", share >= 0.9 && run.Refused == 0);
    }

    private static async Task<IEnumerable<Row>> BesideOthersAsync(string title, params string[] options)
    {
        var run = await RunAsync(1, 600, ["--others", "100", .. options]);
        var (ours, others) = (run.Refused / (double)run.Requests, run.OthersRefused / (double)Math.Max(1, run.OthersServed + run.OthersRefused));
        return
        [
            new Row($"Others use half the limit, {title}: our rejected requests", Figures.Seconds(run.Seconds * 1000), "", Precise(ours), "under 5 %", ours < 0.05),
            new Row($"The same: rejected requests of the others", "", "", Precise(others), "under 2 %", others < 0.02),
        ];
    }

    private static async Task<Row> QuestionAsync()
    {
        var waits = new List<double>();
        await RunAsync(1, 600, [], async file =>
        {
            for (var i = 0; i < 16; i++)
            {
                await Task.Delay(TimeSpan.FromSeconds(1.5));
                using var single = await PacingProcess.StartAsync("acquire", file, Text(RateLimit), Text(WindowMilliseconds), "1");
                var start = Stopwatch.GetTimestamp();
                single.Continue();
                var permit = long.Parse((await single.ReadToEndAsync()).Trim(), CultureInfo.InvariantCulture);
                waits.Add((permit - start) * 1000.0 / Stopwatch.Frequency);
            }
        });
        return new Row("A single request of another process beside a listing: longest wait", Figures.Milliseconds(waits.Max()), "", Figures.Milliseconds(waits.Max()), "at most 1 s", waits.Max() <= 1000);
    }

    private static async Task<Row> AloneAsync(int pages, double target)
    {
        var run = await RunAsync(1, pages, windowFactor: LongWindowFactor);
        var best = ((((pages - 1) / BulkRateLimit) * WindowMilliseconds) + LatencyMilliseconds) * LongWindowFactor / 1000.0;
        var share = best / run.Seconds;
        return new Row(
            FormattableString.Invariant($"One listing of {pages:#,0} pages, as a share of what the bulk limit allows"), Figures.Seconds(run.Seconds * 1000), Figures.Seconds(best * 1000),
            FormattableString.Invariant($"{Figures.Percent(share)}, {run.Requests} requests"), $"at least {Figures.Percent(target)}", share >= target);
    }

    private static async Task<PacingRun> RunAsync(int processes, int pages, string[]? options = null, Func<string, Task>? beside = null, int windowFactor = 1)
    {
        var folder = Directory.CreateTempSubdirectory("exotel-benchmark-");
        try
        {
            var file = Path.Combine(folder.FullName, "pace.bin");
            using var simulator = await SimulatorProcess.StartAsync(
                pages * CallQuery.MaxPageSize,
                ["--latency", Text(LatencyMilliseconds * windowFactor), "--rate-limit", Text(RateLimit), "--rate-window", Text(WindowMilliseconds * windowFactor / 1000), .. options ?? []]);
            var listings = await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => PacingProcess.StartAsync(
                "list", file, simulator.Address, Text(RateLimit), Text(BulkRateLimit), Text(WindowMilliseconds * windowFactor), Text(CallQuery.DefaultThrottleLimit))));
            if (options is not null && options.Contains("--others"))
                await Task.Delay(WindowMilliseconds); // They are used to the account before the listing begins.
            foreach (var listing in listings)
                listing.Continue();
            var outputs = Task.WhenAll(listings.Select(listing => listing.ReadToEndAsync()));
            await Task.WhenAll(outputs, beside?.Invoke(file) ?? Task.CompletedTask);
            var run = await PacingRun.ReadAsync(simulator.Address, await outputs, pages);
            foreach (var listing in listings)
                listing.Dispose();
            Console.WriteLine("  " + run);
            return run;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Precise(double share) => FormattableString.Invariant($"{share * 100:0.0} %");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
