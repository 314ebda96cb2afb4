using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Exotel.Check;

/// <summary>Reads what <c>Invoke-Suite.ps1</c> writes of a Pester file.</summary>
internal static class PesterResults
{
    /// <summary>The results of one file. One that could not run has one failure, with the reason.</summary>
    /// <param name="file">The report.</param>
    /// <param name="suite">What the names of its tests begin with.</param>
    /// <exception cref="JsonException">The report was cut off.</exception>
    public static TestSummary Read(string file, string suite)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var report = document.RootElement;
        if (report.GetProperty("Unavailable").GetString() is { } reason)
            return TestSummary.Empty with { Failed = 1, Failures = [$"{suite}: {reason}"] };

        return new(
            report.GetProperty("Passed").GetInt32(),
            report.GetProperty("Failed").GetInt32(),
            Names(report, "Skips", suite),
            Names(report, "Failures", suite));
    }

    private static List<string> Names(JsonElement report, string property, string suite) =>
        [.. report.GetProperty(property).EnumerateArray().Select(name => $"{suite}: {name.GetString()?.Trim().ReplaceLineEndings(" ")}")];
}
