using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Exotel.Demo;
using Exotel.PowerShell.Tests.Pester;
using Exotel.Simulator;
using Xunit;

namespace Exotel.PowerShell.Tests.Desktop;

/// <summary>The host of .NET Framework: run as it is on Windows, and in Mono elsewhere.</summary>
internal static class DesktopHost
{
    private const int NoNetStandard = 3;

    /// <summary>Runs it against a simulator; the test is skipped where nothing can run it.</summary>
    public static async Task<DesktopReport> RunAsync(SimulatorServer simulator, params string[] options)
    {
        var mono = PowerShellFinder.OnPath("mono");
        Assert.SkipWhen(mono is null && !OperatingSystem.IsWindows(), "No Mono (mono) on PATH: nothing here runs .NET Framework. In Debian and Ubuntu: apt-get install mono-devel.");

        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? RepositoryPaths.DesktopHost : mono!);
        if (!OperatingSystem.IsWindows())
            start.ArgumentList.Add(RepositoryPaths.DesktopHost);
        foreach (var argument in options.Prepend(simulator.Address.AbsoluteUri).Prepend(RepositoryPaths.Bin("netstandard2.0")))
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("EXOTEL_", StringComparison.Ordinal) || name == "MONO_PATH").ToList())
            start.Environment.Remove(name);

        // Windows loads the library of SQLite by its path.
        if (!OperatingSystem.IsWindows())
            start.Environment["LD_LIBRARY_PATH"] = Path.Combine(RepositoryPaths.Stage, "sqlite", "linux-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant());

        var result = await RealPowerShell.RunAsync(start, TestContext.Current.CancellationToken);
        Assert.SkipWhen(result.ExitCode == NoNetStandard, result.Error.Trim());
        return new DesktopReport(result);
    }
}
