using System;
using System.IO;
using Exotel.Files;

namespace Exotel.Analytics.Store;

/// <summary>Whether a file is on another machine.</summary>
internal static class NetworkShare
{
    public static bool Holds(string path) => Holds(path, root => new DriveInfo(root).DriveType);

    /// <param name="path">The full path of a file that need not exist.</param>
    /// <param name="driveType">The type of the drive that holds a folder.</param>
    public static bool Holds(string path, Func<string, DriveType> driveType)
    {
        // Elsewhere than on Windows a backslash can be part of a name.
        var plain = Path.DirectorySeparatorChar == '\\' || path.StartsWith(@"\\", StringComparison.Ordinal) ? WindowsPath.RemovePrefix(path) : path;
        if (WindowsPath.IsShare(plain))
            return true;

        try
        {
            return FolderToAsk(plain) is { } folder && driveType(folder) == DriveType.Network;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // Nothing is known of the drive; opening the file will tell.
            return false;
        }
    }

    /// <summary>On Windows the drive's root; elsewhere any folder tells of the file system that holds it.</summary>
    private static string? FolderToAsk(string path) =>
        Path.DirectorySeparatorChar == '\\' ? Path.GetPathRoot(path) : Path.GetDirectoryName(path);
}
