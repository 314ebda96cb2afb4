using System;
using System.IO;
using System.Runtime.InteropServices;

namespace Exotel.PowerShell.Secrets;

/// <summary>
/// The folder of the profiles file: <c>EXOTEL_CONFIG_HOME</c>; else <c>%APPDATA%\Exotel.PowerShell</c> on Windows,
/// <c>$XDG_CONFIG_HOME/exotel-powershell</c> or <c>~/.config/exotel-powershell</c> elsewhere.
/// </summary>
internal static class ConfigFolder
{
    public const string Variable = "EXOTEL_CONFIG_HOME";

    /// <returns>Null for a user who has no home.</returns>
    public static string? Find(Func<string, string?> variable)
    {
        if (variable(Variable)?.Trim() is { Length: > 0 } moved)
            return Path.GetFullPath(moved);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return Below(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "Exotel.PowerShell");
        return variable("XDG_CONFIG_HOME") is { Length: > 0 } config && Path.IsPathRooted(config)
            ? Below(config, "exotel-powershell")
            : Below(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Path.Combine(".config", "exotel-powershell"));
    }

    private static string? Below(string folder, string name) => folder.Length == 0 ? null : Path.Combine(folder, name);
}
