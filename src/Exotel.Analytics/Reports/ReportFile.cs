using System;
using System.IO;
using System.Text;
using Exotel.Files;

namespace Exotel.Analytics.Reports;

/// <summary>Writes a file whole or not at all: beside its place first, then moved there.</summary>
internal static class ReportFile
{
    /// <param name="path">The full path.</param>
    /// <param name="text">What it gets, as UTF-8.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <exception cref="IOException">It was not written, or there is a file already.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, string text, bool overwrite)
    {
        path = FileReplacement.ResolveLink(path);
        var beside = Path.Combine(Path.GetDirectoryName(path)!, ".exo-report-" + Path.GetRandomFileName());
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
                stream.Write(bytes, 0, bytes.Length);
                stream.Flush(flushToDisk: true);
            }

            KeepMode(path, beside);
            FileReplacement.Move(beside, path, overwrite);
        }
        catch
        {
            TryDelete(beside);
            throw;
        }
    }

    /// <summary>Who could read the file before can read it afterwards, and nobody else. On Windows the folder decides.</summary>
    private static void KeepMode(string path, string replacement)
    {
#if !NETSTANDARD2_0
        if (!OperatingSystem.IsWindows() && File.Exists(path))
            File.SetUnixFileMode(replacement, File.GetUnixFileMode(path));
#endif
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What cannot be deleted stays beside; the first error is the one to tell.
        }
    }
}
