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
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var isNewOnWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && !File.Exists(path);
        var file = PrivateFile.Open(path, mode, share);
        if (!isNewOnWindows)
            return file;
        try
        {
            WindowsAcl.RestrictFile(path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
