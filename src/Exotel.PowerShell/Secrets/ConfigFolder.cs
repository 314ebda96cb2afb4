using System;
using System.IO;
using System.Runtime.InteropServices;
using Exotel.Files;

namespace Exotel.PowerShell.Secrets;

/// <summary>
/// The folder of the profiles file: <c>EXOTEL_CONFIG_HOME</c> when set; otherwise <c>%APPDATA%\Exotel.PowerShell</c> on Windows, and
/// <c>$XDG_CONFIG_HOME/exotel-powershell</c> or <c>~/.config/exotel-powershell</c> on other systems.
/// </summary>
internal static class ConfigFolder
{
    public const string Variable = "EXOTEL_CONFIG_HOME";

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Finds the folder.</summary>
    /// <param name="getVariable">Reads an environment variable.</param>
    /// <returns>The full path; null for a user without a home folder.</returns>
    /// <exception cref="ExotelException">The variable has a path that depends on the current folder.</exception>
    public static string? Find(Func<string, string?> getVariable)
    {
        if (getVariable(Variable)?.Trim() is { Length: > 0 } path)
            return IsFull(path) ? Path.GetFullPath(path) : throw NotFull(path);
        if (IsWindows)
            return Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "Exotel.PowerShell");
        return getVariable("XDG_CONFIG_HOME") is { Length: > 0 } config && Path.IsPathRooted(config)
            ? Combine(config, "exotel-powershell")
            : Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Path.Combine(".config", "exotel-powershell"));
    }

    /// <summary>
    /// Whether a path is the same in every process. The current folder is not the location of PowerShell, and in a scheduled task it is another one: there the
    /// profiles would seem lost.
    /// </summary>
    private static bool IsFull(string path) => IsWindows ? WindowsPath.IsFull(path) : Path.IsPathRooted(path);

    private static ExotelException NotFull(string path) => new(
        ExotelErrorKind.ProfileStoreFailed,
        $"{Variable} is '{path}', which is not a full path. Set it to one, such as {(IsWindows ? @"C:\exotel" : "/home/me/exotel")}, or remove it to use the default folder.");

    private static string? Combine(string folder, string name) => folder.Length == 0 ? null : Path.Combine(folder, name);
}
