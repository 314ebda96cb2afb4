using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Exotel.Benchmarks;

/// <summary>
/// Measures the module against what one would write instead. All parts, and the document is written; or the named ones
/// (<c>listing</c>, <c>ceiling</c>, <c>shell</c>, <c>metrics</c>), and it is not.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] parts)
    {
        var shell = PowerShellProcess.Find();
        var all = new (string Name, Func<Task<IEnumerable<Row>>> Run)[]
        {
            ("listing", () => ListingBenchmark.RunAsync(shell)),
            ("ceiling", CeilingBenchmark.RunAsync),
            ("shell", () => ShellBenchmark.RunAsync(shell)),
            ("metrics", MetricsBenchmark.RunAsync),
        };
        if (parts.Except(all.Select(part => part.Name)).FirstOrDefault() is { } unknown)
        {
            await Console.Error.WriteLineAsync($"'{unknown}' is no part. Parts: {string.Join(", ", all.Select(part => part.Name))}.");
            return 2;
        }

        var rows = new List<Row>();
        foreach (var (name, run) in all)
            if (parts.Length == 0 || parts.Contains(name))
                rows.AddRange(await run());

        Console.WriteLine();
        Console.WriteLine(Report.Table(rows));
        if (parts.Length == 0)
            await WriteAsync(rows, shell);
        return 0;
    }

    private static async Task WriteAsync(List<Row> rows, PowerShellProcess? shell)
    {
        var notes = File.Exists(Paths.Report) ? Report.NotesOf(await File.ReadAllTextAsync(Paths.Report)) : Report.NotesMark;
        var version = shell is null ? null : (await shell.RunAsync(Scripts.Version, new Dictionary<string, string>())).Trim();
        Directory.CreateDirectory(Path.GetDirectoryName(Paths.Report)!);
        await File.WriteAllTextAsync(Paths.Report, Report.Document(rows, version, notes));
        Console.WriteLine("Written to docs/benchmarks.md");
    }
}
