using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Exotel.Check;

/// <summary>The environment of a Pester suite in Wine.</summary>
internal static class PesterEnvironment
{
    /// <summary>The variables; one that is null is removed.</summary>
    /// <param name="root">Of the repository.</param>
    /// <param name="simulator">The published simulator.</param>
    public static IEnumerable<(string Name, string? Value)> Variables(string root, string simulator)
    {
        // Neither the account of a person nor the modules of another PowerShell.
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
        {
            if (name.StartsWith("EXOTEL_", StringComparison.Ordinal))
                yield return (name, null);
        }

        var module = Directory.EnumerateFiles(Path.Combine(root, "out", "Exotel"), "Exotel.psd1", SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc);
        yield return ("PSModulePath", null);
        yield return ("PSExecutionPolicyPreference", "Bypass");
        yield return ("POWERSHELL_TELEMETRY_OPTOUT", "1");
        yield return ("EXOTEL_TEST_MODULE", module is null ? null : WinePrefix.ToWindows(module));
        yield return ("EXOTEL_TEST_CONFIGURATION", "Debug");
        yield return ("EXOTEL_TEST_SIMULATOR", WinePrefix.ToWindows(simulator));
        yield return ("EXOTEL_TEST_KIT", WinePrefix.ToWindows(Path.Combine(root, "tests", "Exotel.TestKit", "bin", "Debug", "netstandard2.0", "Exotel.TestKit.dll")));
    }
}
