using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Exotel.Calls.Listing;
using Exotel.Http;

namespace Exotel.Benchmarks;

/// <summary>50,000 calls from a local server that answers at once: what the module itself costs.</summary>
internal static class ListingBenchmark
{
    private const int Calls = 50_000;

    public static async Task<IEnumerable<Row>> RunAsync(PowerShellProcess? shell)
    {
        using var simulator = await SimulatorProcess.StartAsync(Calls);
        var rows = new List<Row>();
        rows.AddRange(await AgainstFloorAsync(simulator));
        rows.AddRange(await AgainstLoopAsync(simulator, shell));
        return rows;
    }

    private static async Task<IEnumerable<Row>> AgainstFloorAsync(SimulatorProcess simulator)
    {
        Console.WriteLine("50,000 calls in C#, ms:");
        var account = simulator.Account();
        var contest = await new Contest()
            .Add("bare", () => Timed.ListingAsync(() => BareLoop.CountAsync(account), Calls))
            .Add("one", () => Timed.ListingAsync(() => ClientListing.CountAsync(new ApiConnection(account), 1), Calls))
            .Add("default", () => Timed.ListingAsync(() => ClientListing.CountAsync(new ApiConnection(account), CallQuery.DefaultThrottleLimit), Calls))
            .RunAsync(rounds: 7, warmUps: 2);

        return
        [
            Row("The client, one request at a time, against a bare C# loop", "one"),
            Row("The client as it is, against a bare C# loop", "default"),
        ];

        Row Row(string what, string name) => new(
            what, Figures.Seconds(contest.Median(name)), Figures.Seconds(contest.Median("bare")), Figures.Times(contest.Ratio(name, "bare")),
            "at most 1.3x", contest.Ratio(name, "bare") <= 1.3);
    }

    private static async Task<IEnumerable<Row>> AgainstLoopAsync(SimulatorProcess simulator, PowerShellProcess? shell)
    {
        const string Counted = "`@(Get-ExoCall).Count` against an `Invoke-RestMethod` loop";
        const string Exported = "`Get-ExoCall \\| Export-Csv` against an `Invoke-RestMethod` loop";
        if (shell is null)
            return [Benchmarks.Row.NoShell(Counted, "at least 8x"), Benchmarks.Row.NoShell(Exported, "at least 2.5x")];

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
            var contest = await new Contest()
                .Add("count, loop", () => shell.NumberAsync(Scripts.CountLoop, environment))
                .Add("count, module", () => shell.NumberAsync(Scripts.CountModule, environment))
                .Add("csv, loop", () => shell.NumberAsync(Scripts.CsvLoop, environment))
                .Add("csv, module", () => shell.NumberAsync(Scripts.CsvModule, environment))
                .RunAsync(rounds: 3);
            return [Row(Counted, "count", 8), Row(Exported, "csv", 2.5)];

            Row Row(string what, string name, double target)
            {
                var ratio = contest.Ratio(name + ", loop", name + ", module");
                return new Row(
                    what, Figures.Seconds(contest.Median(name + ", module")), Figures.Seconds(contest.Median(name + ", loop")),
                    Figures.Times(ratio) + " as fast", FormattableString.Invariant($"at least {target}x"), ratio >= target);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
