using System;
using System.IO;
using System.Linq;

namespace Exotel.Demo;

/// <summary>Finds PowerShell on this machine.</summary>
internal static class PowerShellFinder
{
    /// <summary>The path of the first of these commands that is on PATH; null when none is.</summary>
    public static string? OnPath(params string[] commands)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return commands
            .SelectMany(command => folders.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? command + ".exe" : command)))
            .FirstOrDefault(File.Exists);
    }
}
