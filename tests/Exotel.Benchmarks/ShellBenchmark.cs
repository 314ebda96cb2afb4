using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Exotel.Benchmarks;

/// <summary>What the module costs a shell: its import, the first call, and memory.</summary>
internal static class ShellBenchmark
{
    private const string Import = "`Import-Module`, over an empty shell";
    private const string First = "From the end of the import to the first call";
    private const string Memory = "Peak memory of 100,000 calls against 5,000";

    public static async Task<IEnumerable<Row>> RunAsync(PowerShellProcess? shell)
    {
        if (shell is null)
            return [Row.NoShell(Import, "at most 40 ms"), Row.NoShell(First, "at most 250 ms"), Row.NoShell(Memory, "at most 1.2x")];

        using var few = await SimulatorProcess.StartAsync(5_000);
        using var many = await SimulatorProcess.StartAsync(100_000);
        return [await ImportAsync(shell, few), await FirstAsync(shell, few), await MemoryAsync(shell, few, many)];
    }

    private static async Task<Row> ImportAsync(PowerShellProcess shell, SimulatorProcess simulator)
    {
        Console.WriteLine("Import, ms of the whole process:");
        var environment = With(simulator);
        var contest = await new Contest()
            .Add("empty", () => shell.TimeAsync(Scripts.Empty, environment))
            .Add("import", () => shell.TimeAsync(Scripts.ImportOnly, environment))
            .RunAsync(rounds: 15, warmUps: 1);
        var cost = contest.Median("import") - contest.Median("empty");
        return new Row(
            Import, Figures.Milliseconds(contest.Median("import")), Figures.Milliseconds(contest.Median("empty")), "+" + Figures.Milliseconds(cost),
            "at most 40 ms", cost <= 40);
    }

    private static async Task<Row> FirstAsync(PowerShellProcess shell, SimulatorProcess simulator)
    {
        Console.WriteLine("First call, ms:");
        var environment = With(simulator);
        var contest = await new Contest().Add("first", () => shell.NumberAsync(Scripts.FirstObject, environment)).RunAsync(rounds: 9, warmUps: 1);
        var taken = contest.Median("first");
        return new Row(First, Figures.Milliseconds(taken), "", Figures.Milliseconds(taken), "at most 250 ms", taken <= 250);
    }

    private static async Task<Row> MemoryAsync(PowerShellProcess shell, SimulatorProcess few, SimulatorProcess many)
    {
        Console.WriteLine("Peak memory, KiB:");
        var contest = await new Contest()
            .Add("many", () => shell.NumberAsync(Scripts.PeakMemory, With(many)))
            .Add("few", () => shell.NumberAsync(Scripts.PeakMemory, With(few)))
            .RunAsync(rounds: 5);
        var ratio = contest.Ratio("many", "few");
        return new Row(
            Memory, Figures.Megabytes(contest.Median("many")), Figures.Megabytes(contest.Median("few")), Figures.Times(ratio), "at most 1.2x", ratio <= 1.2);
    }

    private static Dictionary<string, string> With(SimulatorProcess simulator) =>
        new(simulator.Environment) { ["BENCHMARK_MODULE"] = Paths.Manifest };
}
