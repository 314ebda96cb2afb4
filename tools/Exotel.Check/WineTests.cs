using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Exotel.Check;

/// <summary>Runs the xUnit projects as Windows programs, in Wine, where it is installed.</summary>
internal sealed class WineTests(WineRuntime runtime, string results, TextWriter output)
{
    private static readonly TimeSpan TimeoutOfProject = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan TimeoutOfAll = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ShortestRun = TimeSpan.FromSeconds(10);

    // Left out: tests that need a PowerShell, the .NET SDK or .NET Framework, which are not in Wine, and tests that examine the repository and its assemblies, which are the same everywhere.
    private static readonly string[] OfTheSystem = ["Accounts", "Parameters", "Pipeline", "Profiles"];

    private static readonly (string Name, string[] Filter)[] Projects =
    [
        ("Exotel.Client.Tests", []),
        ("Exotel.Client.NetStandard.Tests", []),
        ("Exotel.Analytics.Tests", []),
        ("Exotel.Store.Tests", []),
        ("Exotel.PowerShell.Tests", [.. OfTheSystem.SelectMany(folder => new[] { "-namespace", "Exotel.PowerShell.Tests." + folder })]),
    ];

    private readonly List<string> _skipped = [];
    private readonly List<string> _files = [];

    /// <summary>The projects that have no results, each with the reason.</summary>
    public IReadOnlyList<string> Skipped => _skipped;

    /// <summary>The files with the results, one for each project that has some.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>True unless a test failed or a project had none; where there is no Wine, or Wine cannot run a project, this says so.</summary>
    /// <param name="only">The projects to run; all when there are none.</param>
    public bool Run(params string[] only)
    {
        if (OperatingSystem.IsWindows())
        {
            output.WriteLine("Tests in Wine: skipped, this is Windows.");
            return true;
        }

        if (WinePrefix.Find() is not { } wine)
            return Skip("All tests", "there is no wine64. In Debian and Ubuntu: apt-get install wine64.");

        Directory.CreateDirectory(results);
        if (!runtime.BuildHook())
            return false;
        var watch = Stopwatch.StartNew();
        using var prefix = new WinePrefix(wine);
        var passed = true;
        foreach (var (name, filter) in Projects.Where(project => only.Length == 0 || only.Contains(project.Name)))
            passed &= Run(prefix, name, filter, watch);
        return passed;
    }

    private bool Run(WinePrefix prefix, string project, string[] filter, Stopwatch watch)
    {
        if (runtime.Publish("tests/" + project) is not { } program)
        {
            output.WriteLine($"{project} could not be published for win-x64.");
            return false;
        }

        var attempts = new WineAttempts(
            project,
            results,
            file => prefix.Run(
                Path.GetDirectoryName(program)!,
                WinePrefix.ToWindows(program),
                ["-noColor", "-noLogo", "-trx", WinePrefix.ToWindows(file), .. filter],
                TimeSpan.FromTicks(Math.Min((TimeoutOfAll - watch.Elapsed).Ticks, TimeoutOfProject.Ticks)),
                runtime.Variables),
            output,
            ".trx",
            file => TestSummary.Read([file]));
        var outcome = attempts.Run(mayTry: () => watch.Elapsed + ShortestRun < TimeoutOfAll);
        if (attempts.Results is { } file)
            _files.Add(file);
        return outcome switch
        {
            WineOutcome.Passed => true,
            WineOutcome.Failed => false,
            _ => Skip(project, $"Wine ended it without results, or the {TimeoutOfAll.TotalMinutes} minutes for all projects are over."),
        };
    }

    private bool Skip(string project, string reason)
    {
        _skipped.Add($"{project} on Windows, in Wine: {reason}");
        output.WriteLine("Skipped: " + _skipped[^1]);
        return true;
    }
}
