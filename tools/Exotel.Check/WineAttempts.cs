using System;
using System.IO;
using System.Text.Json;
using System.Xml;

namespace Exotel.Check;

/// <summary>
/// Tries a test project in Wine up to twice: Wine now and then ends a program of .NET, or resets a connection, which says nothing of the tests,
/// while what is wrong fails each time. What failed at first is told, and a failure without a later success stays one.
/// </summary>
/// <param name="project">The name of the project.</param>
/// <param name="folder">Where the files with results are written.</param>
/// <param name="run">Runs the project, given the file for its results, and returns its exit code; null when it did not end in time.</param>
/// <param name="output">Where it is told what went wrong.</param>
/// <param name="extension">Of the files with results.</param>
/// <param name="read">Reads such a file; fails with an XmlException or a JsonException when the file was cut off.</param>
internal sealed class WineAttempts(string project, string folder, Func<string, int?> run, TextWriter output, string extension, Func<string, TestSummary> read)
{
    private const int MaxAttempts = 2;

    /// <summary>How many tests have to pass; 0 where all may be skipped, as in a suite that needs what is not in Wine.</summary>
    public int MinPassed { get; init; } = 1;

    /// <summary>The file with the results that count; null while there are none.</summary>
    public string? Results { get; private set; }

    /// <param name="mayTry">Whether there is time for another attempt.</param>
    public WineOutcome Run(Func<bool> mayTry)
    {
        for (var attempt = 1; attempt <= MaxAttempts && mayTry(); attempt++)
        {
            var file = Path.Combine(folder, FormattableString.Invariant($"{project}.{attempt}{extension}"));
            var exitCode = run(file);
            var summary = Read(file);
            if (summary is not null)
                Results = file;
            if (summary is { Failed: 0 } && summary.Passed >= MinPassed && summary.Passed + summary.Skipped.Count > 0 && exitCode == 0)
                return WineOutcome.Passed;

            output.WriteLine(FormattableString.Invariant($"{project} in Wine, attempt {attempt} of {MaxAttempts}: {Describe(exitCode)}, {summary?.ToString() ?? "no results"}"));
            foreach (var failure in summary?.Failures ?? [])
                output.WriteLine("  " + failure);
        }

        return Results is null ? WineOutcome.NoResults : WineOutcome.Failed;
    }

    private static string Describe(int? exitCode) => exitCode is null ? "did not end in time" : FormattableString.Invariant($"exit code {exitCode}");

    private TestSummary? Read(string file)
    {
        try
        {
            return File.Exists(file) ? read(file) : null;
        }
        catch (Exception exception) when (exception is XmlException or JsonException)
        {
            // The program was ended while it wrote.
            return null;
        }
    }
}
