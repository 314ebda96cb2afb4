using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Exotel.Benchmarks;

/// <summary>
/// Compares the module with hand-written loops. Without arguments it runs all benchmarks and writes the document; with the names of some
/// (<c>listing</c>, <c>ceiling</c>, <c>pacing</c>, <c>shell</c>, <c>metrics</c>, <c>pipeline</c>, <c>store</c>, <c>store-figures</c>, <c>report</c>) it runs only these and writes no document.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] names)
    {
        var shell = PowerShellProcess.Find();
        var all = new (string Name, Func<Task<IEnumerable<Row>>> Run)[]
        {
            ("listing", () => ListingBenchmark.RunAsync(shell)),
            ("ceiling", CeilingBenchmark.RunAsync),
            ("pacing", PacingBenchmark.RunAsync),
            ("shell", () => ShellBenchmark.RunAsync(shell)),
            ("metrics", MetricsBenchmark.RunAsync),
            ("pipeline", () => PipelineBenchmark.RunAsync(shell)),
            ("store", () => StoreBenchmark.RunAsync(shell)),
            ("store-figures", () => StoreFiguresBenchmark.RunAsync(shell)),
            ("report", () => ReportBenchmark.RunAsync(shell)),
        };
        if (names.Except(all.Select(benchmark => benchmark.Name)).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync($"'{unknown}' is not a benchmark. Benchmarks: {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
            return 2;
        }

        var rows = new List<Row>();
        foreach (var (name, run) in all)
            if (names.Length == 0 || names.Contains(name))
                rows.AddRange(await run());

        Console.WriteLine();
        Console.WriteLine(Report.Table(rows));
        if (names.Length == 0)
            await WriteAsync(rows, shell);
        return 0;
    }

    private static async Task WriteAsync(List<Row> rows, PowerShellProcess? shell)
    {
        var notes = File.Exists(Paths.Report) ? Report.GetNotes(await File.ReadAllTextAsync(Paths.Report)) : Report.NotesHeading;
        var version = shell is null ? null : (await shell.RunAsync(Scripts.Version, new Dictionary<string, string>())).Trim();
        Directory.CreateDirectory(Path.GetDirectoryName(Paths.Report)!);
        await File.WriteAllTextAsync(Paths.Report, Report.Document(rows, version, notes));
        Console.WriteLine("Written to docs/benchmarks.md");
    }
}
