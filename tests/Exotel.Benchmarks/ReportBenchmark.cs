using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;

namespace Exotel.Benchmarks;

/// <summary>Measures reports, each in a new pwsh process: of a store, and of calls that are already there.</summary>
internal static class ReportBenchmark
{
    private const int Many = 1_000_000;
    private const int Few = 20_000;
    private const string StoreTitle = "`Export-ExoReport` of 1,000,000 calls in a store";
    private const string PipelineTitle = "`Export-ExoReport` of 20,000 call objects";
    private const string PageTitle = "Size of the page of 20,000 calls";
    private const string MailTitle = "Size of the mail of 20,000 calls";

    public static async Task<IEnumerable<Row>> RunAsync(PowerShellProcess? shell)
    {
        if (shell is null)
            return [Row.NotMeasured(StoreTitle, "under 6 s"), Row.NotMeasured(PipelineTitle, "under 1 s"), Row.NotMeasured(PageTitle, "under 300 KB"), Row.NotMeasured(MailTitle, "under 100 KB")];

        Console.WriteLine("Filling stores.");
        using var many = new BenchmarkStore(Many);
        using var few = new BenchmarkStore(Few);
        var sizes = (await shell.RunAsync(Scripts.ReportSize, GetEnvironment(few, Few))).Trim().Split(' ');
        return
        [
            await TimeAsync(shell, Scripts.StoreReport, GetEnvironment(many, Many), StoreTitle, 6),
            await TimeAsync(shell, Scripts.PipelineReport, GetEnvironment(few, Few), PipelineTitle, 1),
            Size(PageTitle, sizes[0], 300),
            Size(MailTitle, sizes[1], 100),
        ];
    }

    private static async Task<Row> TimeAsync(PowerShellProcess shell, string script, Dictionary<string, string> environment, string title, int seconds)
    {
        Console.WriteLine(title + ", ms:");
        var comparison = await new Comparison().Add("report", () => shell.RunForNumberAsync(script, environment)).RunAsync(rounds: 3, warmUps: 1);
        var elapsed = comparison.Median("report");
        return new Row(title, Figures.Seconds(elapsed), "", Figures.Seconds(elapsed), $"under {seconds} s", elapsed < seconds * 1000);
    }

    private static Row Size(string title, string kilobytes, int limit) =>
        new(title, kilobytes + " KB", "", kilobytes + " KB", $"under {limit} KB", double.Parse(kilobytes, CultureInfo.InvariantCulture) < limit);

    private static Dictionary<string, string> GetEnvironment(BenchmarkStore store, int calls) => new()
    {
        ["BENCHMARK_MODULE"] = Paths.Manifest,
        ["BENCHMARK_STORE"] = store.Path,
        ["BENCHMARK_COUNT"] = calls.ToString(CultureInfo.InvariantCulture),
    };
}
