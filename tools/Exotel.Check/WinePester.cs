using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Exotel.Check;

/// <summary>Runs the Pester files in a PowerShell for Windows, in Wine, where there is one.</summary>
/// <param name="runtime">What .NET needs in Wine.</param>
/// <param name="shell">The pwsh.exe to run them in; its folder has Pester among its modules.</param>
/// <param name="root">Of the repository.</param>
/// <param name="results">Where the files with results are written.</param>
/// <param name="output">Where it is told how each suite ended.</param>
internal sealed class WinePester(WineRuntime runtime, string? shell, string root, string results, TextWriter output)
{
    /// <summary>The environment variable that names the pwsh.exe.</summary>
    public const string Variable = "EXOTEL_TEST_WINDOWS_PWSH";

    private static readonly TimeSpan TimeoutOfSuite = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan TimeoutOfAll = TimeSpan.FromMinutes(90);

    private readonly string _suites = Path.Combine(root, "tests", "Pester");

    /// <summary>The results of all suites that ran.</summary>
    public TestSummary Summary { get; private set; } = TestSummary.Empty;

    /// <summary>True unless a suite failed; where there is no such PowerShell or no Wine, this says so.</summary>
    /// <param name="only">The names of the suites to run, as Import for Import.Tests.ps1; all when there are none.</param>
    public bool Run(params string[] only)
    {
        if (!File.Exists(shell))
            return Skip($"{Variable} names no pwsh.exe.");
        if (WinePrefix.Find() is not { } wine)
            return Skip("there is no wine64.");
        if (!WinePrefix.HasTerminal)
            return Skip("there is no script, of util-linux, for a terminal.");

        Directory.CreateDirectory(results);
        if (!runtime.BuildHook() || runtime.Publish("src/Exotel.Simulator") is not { } simulator)
            return false;

        // The PowerShell that was named stays as it is.
        var copy = Directory.CreateTempSubdirectory("exotel-pwsh-").FullName;
        try
        {
            FolderCopy.Copy(Path.GetDirectoryName(Path.GetFullPath(shell))!, copy);
            WineRuntime.Prepare(copy);
            return RunSuites(wine, Path.Combine(copy, Path.GetFileName(shell)), [.. runtime.Variables, .. PesterEnvironment.Variables(root, simulator)], only);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private bool RunSuites(string wine, string program, (string Name, string? Value)[] variables, string[] only)
    {
        var watch = Stopwatch.StartNew();
        using var prefix = new WinePrefix(wine);
        var passed = true;
        foreach (var suite in Directory.EnumerateFiles(_suites, "*.Tests.ps1").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(suite)[..^".Tests.ps1".Length];
            if (only.Length == 0 || only.Contains(name))
                passed &= RunSuite(prefix, program, suite, name, variables, watch);
        }

        output.WriteLine($"Pester on Windows, in Wine: {Summary}");
        return passed;
    }

    private bool RunSuite(WinePrefix prefix, string program, string suite, string name, (string Name, string? Value)[] variables, Stopwatch watch)
    {
        var log = Path.Combine(results, name + ".log");
        var attempts = new WineAttempts(
            name,
            results,
            file => prefix.RunInTerminal(
                results,
                WinePrefix.ToWindows(program),
                ["-NoProfile", "-NonInteractive", "-File", WinePrefix.ToWindows(Path.Combine(_suites, "Invoke-Suite.ps1")), "-Path", WinePrefix.ToWindows(suite), "-ResultPath", WinePrefix.ToWindows(file)],
                log,
                TimeoutOfSuite,
                variables),
            output,
            ".json",
            file => PesterResults.Read(file, name))
        {
            MinPassed = 0,
        };
        var outcome = attempts.Run(mayTry: () => watch.Elapsed < TimeoutOfAll);
        var summary = attempts.Results is { } file
            ? PesterResults.Read(file, name)
            : TestSummary.Empty with { Failed = 1, Failures = [$"{name}: it ended without results, or the {TimeoutOfAll.TotalMinutes} minutes for all suites are over."] };
        Summary = Summary.Add(summary, "in Wine: ");
        output.WriteLine($"{name}: {summary}");
        if (attempts.Results is null && File.Exists(log))
            output.WriteLine(File.ReadAllText(log));
        return outcome == WineOutcome.Passed;
    }

    private bool Skip(string reason)
    {
        Summary = Summary with { Skipped = [$"Pester suites on Windows, in Wine: {reason}"] };
        output.WriteLine("Skipped: " + Summary.Skipped[0]);
        return true;
    }
}
