using System;
using System.IO;
using System.Runtime.InteropServices;
using Exotel.Files;

namespace Exotel.Analytics.Store;

/// <summary>Makes files that only the user may read, in any folder: mode 0600; on Windows an access list of the user and the system.</summary>
internal static class PrivateDataFile
{
    /// <exception cref="IOException">It cannot be made or opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static FileStream Open(string path, FileMode mode, FileShare share) =>
        Open(path, mode, share, RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? WindowsAcl.RestrictFile : null);

    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="mode">Whether it is made.</param>
    /// <param name="share">Who else may have it open.</param>
    /// <param name="restrict">Makes a new file private; null where it is made so.</param>
    /// <inheritdoc cref="Open(string, FileMode, FileShare)"/>
    public static FileStream Open(string path, FileMode mode, FileShare share, Action<string>? restrict)
    {
        var isNew = !File.Exists(path);
        var file = PrivateFile.Open(path, mode, share);
        try
        {
            if (isNew)
                restrict?.Invoke(path);
            return file;
        }
        catch
        {
            // The next run would take it for private. What another process uses meanwhile stays, and the first error is told.
            try
            {
                using (file)
                    isNew &= file.Length == 0;
                if (isNew)
                    File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
            }

            throw;
        }
    }
}
