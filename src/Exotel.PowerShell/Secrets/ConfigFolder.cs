using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Exotel.PowerShell.Secrets;

/// <summary>
/// The folder of the profiles file: <c>EXOTEL_CONFIG_HOME</c> when set; otherwise <c>%APPDATA%\Exotel.PowerShell</c> on Windows, and
/// <c>$XDG_CONFIG_HOME/exotel-powershell</c> or <c>~/.config/exotel-powershell</c> on other systems.
/// </summary>
internal static class ConfigFolder
{
    public const string Variable = "EXOTEL_CONFIG_HOME";

    /// <summary>Finds the folder.</summary>
    /// <param name="getVariable">Reads an environment variable.</param>
    /// <returns>The full path; null for a user without a home folder.</returns>
    public static string? Find(Func<string, string?> getVariable)
    {
        if (getVariable(Variable)?.Trim() is { Length: > 0 } path)
            return Path.GetFullPath(path);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "Exotel.PowerShell");
        return getVariable("XDG_CONFIG_HOME") is { Length: > 0 } config && Path.IsPathRooted(config)
            ? Combine(config, "exotel-powershell")
            : Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Path.Combine(".config", "exotel-powershell"));
    }

    private static string? Combine(string folder, string name) => folder.Length == 0 ? null : Path.Combine(folder, name);
}
