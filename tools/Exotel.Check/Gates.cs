using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;

namespace Exotel.Check;

/// <summary>What has to pass before a change is merged. Every gate is tried; those that failed are named at the end.</summary>
internal sealed class Gates(DotNet dotnet, WineTests wine, WinePester pester, string results, TextWriter output)
{
    private const double MinCoverage = 90;

    private readonly List<string> _failed = [];

    /// <summary>Runs the gates and returns the exit code.</summary>
    public int Run()
    {
        Try("build without a warning (analyzers, XML docs)", () => dotnet.Run("build", "-warnaserror"));
        if (_failed.Count > 0)
            return End(TestSummary.Empty);

        // The third part of dotnet format, the analyzers, has just run in the build.
        Try("formatting (to fix: dotnet format)", () => dotnet.Run("format", "whitespace", "--no-restore", "--verify-no-changes"));
        Try("code style (to fix: dotnet format)", () => dotnet.Run("format", "style", "--no-restore", "--verify-no-changes"));
        Try("tests", () => dotnet.Run("test", "--no-build", "-p:Coverage=true", "--logger", "trx", "--results-directory", results));
        Try("coverage of Exotel.Client, at least 90 %", IsCovered);

        var summary = TestSummary.Empty;
        Try("test results: at least one test passed", () => (summary = TestSummary.Read(Directory.EnumerateFiles(results, "*.trx", SearchOption.AllDirectories))).Passed > 0);
        TellFailures(summary);

        // Last: these builds are for Windows, and what is built above was tested as it is.
        Try("tests on Windows, in Wine", () => wine.Run());
        Try("test results in Wine", () => ReadWine(ref summary));
        Try("Pester suites on Windows, in Wine", () => pester.Run());
        return End(summary.Add(pester.Summary));
    }

    private void Try(string gate, Func<bool> run)
    {
        try
        {
            if (run())
                return;
        }
        catch (Exception exception) when (exception is IOException or XmlException)
        {
            output.WriteLine(exception.Message);
        }

        _failed.Add(gate);
        output.WriteLine($"FAILED: {gate}");
    }

    private bool IsCovered()
    {
        var coverage = Coverage.Read("Exotel.Client", Directory.EnumerateFiles(results, "coverage.cobertura.xml", SearchOption.AllDirectories));
        output.WriteLine(FormattableString.Invariant($"Coverage of Exotel.Client: {coverage.Lines:F1} % of lines, {coverage.Branches:F1} % of branches"));
        return coverage.Lines >= MinCoverage && coverage.Branches >= MinCoverage;
    }

    private bool ReadWine(ref TestSummary summary)
    {
        summary = summary.Add(TestSummary.Empty with { Skipped = wine.Skipped });
        var inWine = TestSummary.Read(wine.Files);
        if (inWine.Passed + inWine.Failed + inWine.Skipped.Count == 0)
            return true;
        output.WriteLine($"This system: {summary}");
        output.WriteLine($"Windows, in Wine: {inWine}");
        summary = summary.Add(inWine, "in Wine: ");
        return true;
    }

    private int End(TestSummary summary)
    {
        if (summary.Skipped.Count > 0)
        {
            output.WriteLine("Skipped:");
            foreach (var test in summary.Skipped)
                output.WriteLine($"  {test}");
            if (!IsOnPath("pwsh"))
                output.WriteLine("  There is no pwsh on PATH: no cmdlet ran in a real PowerShell.");
        }

        TellFailures(summary);
        foreach (var gate in _failed)
            output.WriteLine($"Gate failed: {gate}");
        output.WriteLine(summary);
        return _failed.Count == 0 ? 0 : 1;
    }

    private void TellFailures(TestSummary summary)
    {
        if (summary.Failures.Count > 0)
            output.WriteLine("Failed:");
        foreach (var test in summary.Failures)
            output.WriteLine($"  FAILED {test}");
    }

    private static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
}
