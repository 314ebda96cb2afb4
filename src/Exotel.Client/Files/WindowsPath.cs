using System;
using System.Linq;

namespace Exotel.Files;

/// <summary>The rules of Windows for paths. Text only: nothing is looked up, so they can be asked on any system.</summary>
internal static class WindowsPath
{
    /// <summary>
    /// The length, with the character that ends it, up to which every function of Windows accepts a path. .NET adds the prefix itself, other libraries do not.
    /// </summary>
    private const int MaxLength = 260;

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>Devices with a digit after their name.</summary>
    private static readonly string[] Ports = ["COM", "LPT"];

    /// <summary>Adds the prefix with which Windows accepts long paths; a path that is short, or has a prefix, is returned as it is.</summary>
    /// <param name="path">A full path without <c>.</c>, <c>..</c> and forward slashes: with the prefix these have no meaning.</param>
    /// <param name="suffixLength">The length of what is added to the path to make other paths.</param>
    public static string AddPrefix(string path, int suffixLength = 0)
    {
        if (path.Length + suffixLength < MaxLength || HasPrefix(path))
            return path;
        return IsShare(path) ? @"\\?\UNC\" + path.Substring(2) : @"\\?\" + path;
    }

    /// <summary>A path with a prefix as it is without: <c>\\?\UNC\server\share</c> as <c>\\server\share</c>, <c>\\.\C:\</c> as <c>C:\</c>.</summary>
    public static string RemovePrefix(string path)
    {
        var text = path.Replace('/', '\\');
        if (!HasPrefix(text))
            return text;
        var rest = text.Substring(4);
        return rest.StartsWith(@"UNC\", StringComparison.OrdinalIgnoreCase) ? @"\\" + rest.Substring(4) : rest;
    }

    /// <summary>Whether a path is on a share: <c>\\server\share</c>.</summary>
    public static bool IsShare(string path) => path.StartsWith(@"\\", StringComparison.Ordinal) && !HasPrefix(path);

    /// <summary>Whether a path depends neither on the current folder nor on the current drive.</summary>
    public static bool IsFull(string path) =>
        path.Replace('/', '\\') is var text && (text.StartsWith(@"\\", StringComparison.Ordinal) || (text.Length >= 3 && text[1] == ':' && text[2] == '\\'));

    /// <summary>Whether a file of this name would be a device, as <c>nul</c> and <c>COM1.txt</c> are in any folder.</summary>
    public static bool IsDevice(string name)
    {
        var stem = name.Split('.', ':')[0].TrimEnd(' ');
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4
                && stem[3] is (>= '0' and <= '9') or '\u00B9' or '\u00B2' or '\u00B3'
                && Ports.Contains(stem.Substring(0, 3), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Says why the last name of a path is not that of a file; null when it can be.</summary>
    public static string? DescribeProblem(string path)
    {
        var start = path.LastIndexOfAny(['\\', '/']) + 1;
        var name = path.Substring(start);
        if (IsDevice(name))
            return $"'{name}' is the name of a device on Windows";
        return name.IndexOf(':', start == 0 ? Math.Min(2, name.Length) : 0) >= 0 ? $"'{name}' is the name of a stream inside a file" : null;
    }

    private static bool HasPrefix(string path) => path.StartsWith(@"\\?\", StringComparison.Ordinal) || path.StartsWith(@"\\.\", StringComparison.Ordinal);
}
