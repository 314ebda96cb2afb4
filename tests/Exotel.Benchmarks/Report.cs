using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Exotel.Benchmarks;

/// <summary>Formats the results as a table, and as a document that explains it.</summary>
internal static class Report
{
    public const string NotesHeading = "## Notes";

    public static string Table(IEnumerable<Row> rows)
    {
        var text = new StringBuilder("| Benchmark | Module | Baseline | Result | Target | Met |\n|---|---:|---:|---:|---:|---|\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {row.Title} | {row.Module} | {row.Baseline} | {row.Result} | {row.Target} | {row.Verdict} |\n");
        return text.ToString();
    }

    /// <param name="rows">The rows of the table.</param>
    /// <param name="shellVersion">The version of pwsh; null when there is none.</param>
    /// <param name="notes">The notes to keep below the table.</param>
    public static string Document(IEnumerable<Row> rows, string? shellVersion, string notes) => $"""
        # Benchmarks

        Written by `dotnet run --project tests/Exotel.Benchmarks -c Release` (or `./build.ps1 -Task Benchmark`).
        Machine: {Environment.ProcessorCount} cores, {System}, .NET {Environment.Version}, {(shellVersion is null ? "no PowerShell" : "PowerShell " + shellVersion)}.

        Each module command and its baseline ran alternately, against a simulator on the same machine. Times are medians. Ratios are medians of the ratios
        of each round, which remain valid on a machine with other load.

        {Table(rows)}
        - The lists hold 50,000 calls in 500 pages, without latency and rate limit (`EXOTEL_RATE_LIMIT=0`). In pwsh each round is a new process;
          its startup and the import are not included. The loop follows `NextPageUri` with `PageSize=100`, counts `Calls.Count` of each page, and shows no progress.
          It asks for no details, so the module is measured with `-Brief`.
        - The bare C# loop has one connection and no concurrent requests, validation or retries; it parses each page to the same model.
        - The rate limit is that of the service: one second per page and 200 pages per minute, or 20,000 calls per minute, here ten times faster (0.1 s, 6 s). At that
          rate 600 pages take 18 s. The best possible time is 12.1 s: the first 200 pages at once, 200 more after each window, and one response. *Baseline* is a loop that requests one page after the other.
        - The shared rate limit: 200 requests in a window, of which listings use 160, here five times faster (0.2 s, 12 s); each listing is a process of its own. With 160 in a window, the best possible time
          for 600 pages is 36.2 s and for 3,000 pages 216.2 s. *Others* are regular requests of other clients of the account, half the limit.
        - The first call is `Get-ExoCall | Select-Object -First 1` in a new process. Peak memory is that of a pwsh process running `Get-ExoCall > $null`,
          with a nursery of 16 MB, as on a desktop (`DOTNET_GCgen0size`).

        {notes.Trim()}

        """;

    private static string System =>
        (OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux") + " " + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    /// <summary>The part of a document that is written by hand: everything from the heading of the notes.</summary>
    public static string GetNotes(string document)
    {
        var start = document.IndexOf(NotesHeading, StringComparison.Ordinal);
        return start < 0 ? NotesHeading : document[start..];
    }
}
