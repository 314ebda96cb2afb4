using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Http;

namespace Exotel.Benchmarks;

/// <summary>Lists 50,000 calls from a local server without latency, which measures the cost of the module itself.</summary>
internal static class ListingBenchmark
{
    private const int Calls = 50_000;

    public static async Task<IEnumerable<Row>> RunAsync(PowerShellProcess? shell)
    {
        using var simulator = await SimulatorProcess.StartAsync(Calls);
        var rows = new List<Row>();
        rows.AddRange(await CompareWithBareLoopAsync(simulator));
        rows.AddRange(await CompareWithScriptAsync(simulator, shell));
        return rows;
    }

    private static async Task<IEnumerable<Row>> CompareWithBareLoopAsync(SimulatorProcess simulator)
    {
        Console.WriteLine("50,000 calls in C#, ms:");
        var account = simulator.Account();
        var comparison = await new Comparison()
            .Add("bare", () => ListingTimer.MeasureAsync(() => BareLoop.CountAsync(account), Calls))
            .Add("one", () => ListingTimer.MeasureAsync(() => ClientListing.CountAsync(new ApiConnection(account), 1), Calls))
            .Add("default", () => ListingTimer.MeasureAsync(() => ClientListing.CountAsync(new ApiConnection(account), CallQuery.DefaultThrottleLimit), Calls))
            .RunAsync(rounds: 7, warmUps: 2);

        return
        [
            Row("The client, one request at a time, against a bare C# loop", "one"),
            Row("The client with default settings, against a bare C# loop", "default"),
        ];

        Row Row(string title, string name) => new(
            title, Figures.Seconds(comparison.Median(name)), Figures.Seconds(comparison.Median("bare")), Figures.Times(comparison.Ratio(name, "bare")),
            "at most 1.3x", comparison.Ratio(name, "bare") <= 1.3);
    }

    private static async Task<IEnumerable<Row>> CompareWithScriptAsync(SimulatorProcess simulator, PowerShellProcess? shell)
    {
        const string CountTitle = "`@(Get-ExoCall -Brief).Count` against an `Invoke-RestMethod` loop";
        const string ExportTitle = "`Get-ExoCall -Brief \\| Export-Csv` against an `Invoke-RestMethod` loop";
        if (shell is null)
            return [Benchmarks.Row.NotMeasured(CountTitle, "at least 8x"), Benchmarks.Row.NotMeasured(ExportTitle, "at least 2.5x")];

        Console.WriteLine("50,000 calls in pwsh, ms:");
        var folder = Directory.CreateTempSubdirectory("exotel-benchmark-");
        try
        {
            var environment = new Dictionary<string, string>(simulator.Environment)
            {
                ["BENCHMARK_MODULE"] = Paths.Manifest,
                ["BENCHMARK_CALLS"] = Calls.ToString(CultureInfo.InvariantCulture),
                ["BENCHMARK_CSV"] = Path.Combine(folder.FullName, "calls.csv"),
            };
            var comparison = await new Comparison()
                .Add("count, loop", () => shell.RunForNumberAsync(Scripts.CountLoop, environment))
                .Add("count, module", () => shell.RunForNumberAsync(Scripts.CountModule, environment))
                .Add("csv, loop", () => shell.RunForNumberAsync(Scripts.CsvLoop, environment))
                .Add("csv, module", () => shell.RunForNumberAsync(Scripts.CsvModule, environment))
                .RunAsync(rounds: 3);
            return [Row(CountTitle, "count", 8), Row(ExportTitle, "csv", 2.5)];

            Row Row(string title, string name, double target)
            {
                var ratio = comparison.Ratio(name + ", loop", name + ", module");
                return new Row(
                    title, Figures.Seconds(comparison.Median(name + ", module")), Figures.Seconds(comparison.Median(name + ", loop")),
                    Figures.Times(ratio) + " as fast", FormattableString.Invariant($"at least {target}x"), ratio >= target);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
