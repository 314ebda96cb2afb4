using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;

namespace Exotel.Benchmarks;

/// <summary>Measures figures of calls in a store, compared with what a user would do with a CSV file. Each run is a new pwsh process.</summary>
internal static class StoreFiguresBenchmark
{
    private const int Calls = 1_000_000;
    private const int Fewer = Calls / 10;
    private const string MetricsTitle = "1,000,000 calls in a store: `Measure-ExoCall -By Day, ExoPhone`";
    private const string ConcurrencyTitle = "The same: `Measure-ExoConcurrency`";
    private const string MissedTitle = "The same: `Get-ExoMissedCaller`";
    private const string CsvTitle = "100,000 calls by day and ExoPhone: the store against `Import-Csv \\| Group-Object`, `Measure-Object`";
    private const string MemoryTitle = "Peak memory of 1,000,000 calls in a store, compared with 100,000";

    public static async Task<IEnumerable<Row>> RunAsync(PowerShellProcess? shell)
    {
        if (shell is null)
        {
            return
            [
                Row.NotMeasured(MetricsTitle, "under 3 s"), Row.NotMeasured(ConcurrencyTitle, "under 2 s"), Row.NotMeasured(MissedTitle, ""),
                Row.NotMeasured(CsvTitle, "at least 30x"), Row.NotMeasured(MemoryTitle, "at most 1.5x"),
            ];
        }

        Console.WriteLine("Filling stores.");
        using var many = new BenchmarkStore(Calls);
        using var few = new BenchmarkStore(Fewer);
        await shell.RunAsync(Scripts.StoreToCsv, GetEnvironment(few, Fewer));
        return
        [
            await TimeAsync(shell, many, MetricsTitle, Scripts.StoreMetrics, 3), await TimeAsync(shell, many, ConcurrencyTitle, Scripts.StoreConcurrency, 2),
            await TimeAsync(shell, many, MissedTitle, Scripts.StoreMissed, null), await CsvAsync(shell, few), await MemoryAsync(shell, few, many),
        ];
    }

    private static async Task<Row> TimeAsync(PowerShellProcess shell, BenchmarkStore store, string title, string script, int? seconds)
    {
        Console.WriteLine(title + ", ms:");
        var comparison = await new Comparison().Add("module", () => shell.RunForNumberAsync(script, GetEnvironment(store, Calls))).RunAsync(rounds: 3, warmUps: 1);
        var elapsed = comparison.Median("module");
        return new Row(
            title, Figures.Seconds(elapsed), "", Figures.Seconds(elapsed), seconds is null ? "" : $"under {seconds} s", seconds is null ? null : elapsed < seconds * 1000);
    }

    private static async Task<Row> CsvAsync(PowerShellProcess shell, BenchmarkStore store)
    {
        Console.WriteLine("A store against a CSV file, ms:");
        var comparison = await new Comparison()
            .Add("csv", () => shell.RunForNumberAsync(Scripts.CsvMetrics, GetEnvironment(store, Fewer)))
            .Add("store", () => shell.RunForNumberAsync(Scripts.StoreMetrics, GetEnvironment(store, Fewer)))
            .RunAsync(rounds: 3, warmUps: 1);
        var ratio = comparison.Ratio("csv", "store");
        return new Row(
            CsvTitle, Figures.Seconds(comparison.Median("store")), Figures.Seconds(comparison.Median("csv")), Figures.Times(ratio) + " as fast", "at least 30x", ratio >= 30);
    }

    private static async Task<Row> MemoryAsync(PowerShellProcess shell, BenchmarkStore few, BenchmarkStore many)
    {
        Console.WriteLine("Peak memory of the figures from a store, KiB:");
        var comparison = await new Comparison()
            .Add("many", () => shell.MeasurePeakAsync(Scripts.StoreFiguresMemory, GetEnvironment(many, Calls)))
            .Add("few", () => shell.MeasurePeakAsync(Scripts.StoreFiguresMemory, GetEnvironment(few, Fewer)))
            .RunAsync(rounds: 3);
        var ratio = comparison.Ratio("many", "few");
        return new Row(
            MemoryTitle, Figures.Megabytes(comparison.Median("many")), Figures.Megabytes(comparison.Median("few")), Figures.Times(ratio), "at most 1.5x", ratio <= 1.5);
    }

    private static Dictionary<string, string> GetEnvironment(BenchmarkStore store, int calls) => new()
    {
        ["BENCHMARK_MODULE"] = Paths.Manifest,
        ["BENCHMARK_STORE"] = store.Path,
        ["BENCHMARK_CSV"] = store.Csv,
        ["BENCHMARK_COUNT"] = calls.ToString(CultureInfo.InvariantCulture),
    };
}
