using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Exotel.Benchmarks;

/// <summary>Measures the import of the module, the time to the first call, and memory.</summary>
internal static class ShellBenchmark
{
    private const string ImportTitle = "`Import-Module`, compared with an empty shell";
    private const string FirstTitle = "From the end of the import to the first call";
    private const string MemoryTitle = "Peak memory of 100,000 calls, compared with 5,000";

    public static async Task<IEnumerable<Row>> RunAsync(PowerShellProcess? shell)
    {
        if (shell is null)
            return [Row.NotMeasured(ImportTitle, "at most 40 ms"), Row.NotMeasured(FirstTitle, "at most 250 ms"), Row.NotMeasured(MemoryTitle, "at most 1.2x")];

        using var few = await SimulatorProcess.StartAsync(5_000);
        using var many = await SimulatorProcess.StartAsync(100_000);
        return [await ImportAsync(shell, few), await FirstAsync(shell, few), await MemoryAsync(shell, few, many)];
    }

    private static async Task<Row> ImportAsync(PowerShellProcess shell, SimulatorProcess simulator)
    {
        Console.WriteLine("Import, ms of the whole process:");
        var environment = GetEnvironment(simulator);
        var comparison = await new Comparison()
            .Add("empty", () => shell.MeasureAsync(Scripts.Empty, environment))
            .Add("import", () => shell.MeasureAsync(Scripts.ImportOnly, environment))
            .RunAsync(rounds: 15, warmUps: 1);
        var cost = comparison.Median("import") - comparison.Median("empty");
        return new Row(
            ImportTitle, Figures.Milliseconds(comparison.Median("import")), Figures.Milliseconds(comparison.Median("empty")), "+" + Figures.Milliseconds(cost),
            "at most 40 ms", cost <= 40);
    }

    private static async Task<Row> FirstAsync(PowerShellProcess shell, SimulatorProcess simulator)
    {
        Console.WriteLine("First call, ms:");
        var environment = GetEnvironment(simulator);
        var comparison = await new Comparison().Add("first", () => shell.RunForNumberAsync(Scripts.FirstObject, environment)).RunAsync(rounds: 9, warmUps: 1);
        var elapsed = comparison.Median("first");
        return new Row(FirstTitle, Figures.Milliseconds(elapsed), "", Figures.Milliseconds(elapsed), "at most 250 ms", elapsed <= 250);
    }

    private static async Task<Row> MemoryAsync(PowerShellProcess shell, SimulatorProcess few, SimulatorProcess many)
    {
        Console.WriteLine("Peak memory, KiB:");
        var comparison = await new Comparison()
            .Add("many", () => shell.MeasurePeakAsync(Scripts.PeakMemory, GetEnvironment(many)))
            .Add("few", () => shell.MeasurePeakAsync(Scripts.PeakMemory, GetEnvironment(few)))
            .RunAsync(rounds: 5);
        var ratio = comparison.Ratio("many", "few");
        return new Row(
            MemoryTitle, Figures.Megabytes(comparison.Median("many")), Figures.Megabytes(comparison.Median("few")), Figures.Times(ratio), "at most 1.2x", ratio <= 1.2);
    }

    private static Dictionary<string, string> GetEnvironment(SimulatorProcess simulator) =>
        new(simulator.Environment) { ["BENCHMARK_MODULE"] = Paths.Manifest };
}
