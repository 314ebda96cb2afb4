using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Exotel.Benchmarks;

/// <summary>The table, and what one must know to read it.</summary>
internal static class Report
{
    public static string Table(IEnumerable<Row> rows)
    {
        var text = new StringBuilder("| What | Module | Against | Result | Target | Met |\n|---|---:|---:|---:|---:|---|\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {row.What} | {row.Ours} | {row.Other} | {row.Result} | {row.Target} | {row.Verdict} |\n");
        return text.ToString();
    }

    /// <param name="rows">The table.</param>
    /// <param name="shellVersion">Of pwsh; null when there is none.</param>
    /// <param name="notes">What a person wrote below it.</param>
    public static string Document(IEnumerable<Row> rows, string? shellVersion, string notes) => $"""
        # Benchmarks

        Written by `dotnet run --project tests/Exotel.Benchmarks -c Release` (or `./build.ps1 -Task Benchmark`).
        Machine: {Environment.ProcessorCount} cores, {System}, .NET {Environment.Version}, {(shellVersion is null ? "no PowerShell" : "PowerShell " + shellVersion)}.

        What is compared ran by turns in the same run, against a simulator on the same machine. Times are medians; ratios are medians of
        the ratios of each turn, and hold where times do not, on a machine that has other work too.

        {Table(rows)}
        - The lists hold 50,000 calls in 500 pages, without latency and with pacing off (`EXOTEL_RATE_LIMIT=0`). In pwsh each turn is a process of its own;
          its start and the import are left out. The loop follows `NextPageUri` with `PageSize=100`, counts `Calls.Count` of each page, and shows no progress.
        - The bare C# loop has one connection and one request under way, no checks, no retry; it reads each page to the same model.
        - The ceiling is the service's: a second a page and 200 pages a minute, 20,000 calls a minute, here ten times faster (0.1 s, 6 s). At that rate 600 pages
          take 18 s. Possible are 12.1 s: the first 200 pages at once, 200 more after each window, and one answer's time. *Against* is a loop that asks for one page after the other.
        - The first call is `Get-ExoCall | Select-Object -First 1` in a new process. Peak memory is that of a whole pwsh running `Get-ExoCall > $null`.

        {notes.Trim()}

        """;

    private static string System =>
        (OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux") + " " + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    /// <summary>What stands below this mark in the document is written by people, and kept.</summary>
    public const string NotesMark = "## Notes";

    public static string NotesOf(string document)
    {
        var place = document.IndexOf(NotesMark, StringComparison.Ordinal);
        return place < 0 ? NotesMark : document[place..];
    }

}
