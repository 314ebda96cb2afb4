using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;

namespace Exotel.Benchmarks;

/// <summary>Measures the figures of calls that come through the pipeline of a shell, compared with <c>Measure-Object</c> over the same objects.</summary>
internal static class PipelineBenchmark
{
    private const int Calls = 1_000_000;
    private const int Fewer = Calls / 10;
    private const string TimeTitle = "1,000,000 calls through the pipeline: `Measure-ExoCall` against `Measure-Object` of one property";
    private const string MemoryTitle = "Peak memory of 1,000,000 calls by day and ExoPhone, compared with 100,000";

    public static async Task<IEnumerable<Row>> RunAsync(PowerShellProcess? shell)
    {
        if (shell is null)
            return [Row.NotMeasured(TimeTitle, "at most 1x"), Row.NotMeasured(MemoryTitle, "at most 1.5x")];

        using var simulator = await SimulatorProcess.StartAsync(10_000);
        return [await TimeAsync(shell, simulator), await MemoryAsync(shell, simulator)];
    }

    private static async Task<Row> TimeAsync(PowerShellProcess shell, SimulatorProcess simulator)
    {
        Console.WriteLine("A million calls through the pipeline, ms:");
        var environment = GetEnvironment(simulator, Calls);
        var comparison = await new Comparison()
            .Add("module", () => shell.RunForNumberAsync(Scripts.PipelineModule, environment))
            .Add("object", () => shell.RunForNumberAsync(Scripts.PipelineObject, environment))
            .RunAsync(rounds: 3);
        var ratio = comparison.Ratio("module", "object");
        return new Row(
            TimeTitle, Figures.Seconds(comparison.Median("module")), Figures.Seconds(comparison.Median("object")), Figures.Times(ratio), "at most 1x", ratio <= 1);
    }

    private static async Task<Row> MemoryAsync(PowerShellProcess shell, SimulatorProcess simulator)
    {
        Console.WriteLine("Peak memory of the figures, KiB:");
        var comparison = await new Comparison()
            .Add("many", () => shell.MeasurePeakAsync(Scripts.PipelineMemory, GetEnvironment(simulator, Calls)))
            .Add("few", () => shell.MeasurePeakAsync(Scripts.PipelineMemory, GetEnvironment(simulator, Fewer)))
            .RunAsync(rounds: 3);
        var ratio = comparison.Ratio("many", "few");
        return new Row(
            MemoryTitle, Figures.Megabytes(comparison.Median("many")), Figures.Megabytes(comparison.Median("few")), Figures.Times(ratio), "at most 1.5x", ratio <= 1.5);
    }

    private static Dictionary<string, string> GetEnvironment(SimulatorProcess simulator, int calls) => new(simulator.Environment)
    {
        ["BENCHMARK_MODULE"] = Paths.Manifest,
        ["BENCHMARK_COUNT"] = calls.ToString(CultureInfo.InvariantCulture),
    };
}
