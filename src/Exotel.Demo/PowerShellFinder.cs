using System;
using System.IO;
using System.Linq;

namespace Exotel.Demo;

/// <summary>Finds a PowerShell on this machine.</summary>
internal static class PowerShellFinder
{
    /// <summary>The first of the commands that stands on PATH; null when none does.</summary>
    public static string? OnPath(params string[] commands)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return commands
            .SelectMany(command => folders.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? command + ".exe" : command)))
            .FirstOrDefault(File.Exists);
    }
}
