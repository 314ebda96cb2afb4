using System;
using System.IO;
using System.Threading;

namespace Exotel.PowerShell.Secrets;

/// <summary>Files that only the user may read: mode 0600 in folders of mode 0700; on Windows the folder's list says so.</summary>
internal static class PrivateFile
{
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            return;
#if NETSTANDARD2_0
        Directory.CreateDirectory(path);
        WindowsAcl.RestrictToOwner(path);
#else
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            WindowsAcl.RestrictToOwner(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
#endif
    }

    /// <summary>The whole file, even while another process replaces it; null when there is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[]? Read(string path) => Retry<byte[]?>(() =>
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            file.CopyTo(content);
            return content.ToArray();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    });

    /// <summary>Puts a whole new file in the place of the old: nobody ever sees a part of it.</summary>
    /// <exception cref="IOException">It cannot be written; the old one is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the old one is untouched.</exception>
    public static void Write(string path, byte[] content)
    {
        path = TargetOf(path);
        var temporary = path + "." + Path.GetRandomFileName() + ".tmp";
        try
        {
            using (var file = Open(temporary, FileMode.CreateNew, FileShare.None))
            {
                file.Write(content, 0, content.Length);
                file.Flush(flushToDisk: true);
            }

            Retry<object?>(() =>
            {
                Replace(temporary, path);
                return null;
            });
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
#if NETSTANDARD2_0
        return new FileStream(path, mode, FileAccess.ReadWrite, share);
#else
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
#endif
    }

    /// <summary>What a link leads to: the link itself is the user's, and stays.</summary>
    private static string TargetOf(string path)
    {
#if NETSTANDARD2_0
        return path;
#else
        return new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
#endif
    }

    private static void Replace(string temporary, string path)
    {
#if NETSTANDARD2_0
        if (File.Exists(path))
            File.Replace(temporary, path, null);
        else
            File.Move(temporary, path);
#else
        File.Move(temporary, path, overwrite: true);
#endif
    }

    /// <summary>On Windows a file that is just being replaced, or looked at by a scanner, is shut for a moment.</summary>
    private static T Retry<T>(Func<T> action)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return action();
            }
            catch (IOException) when (attempt < Attempts && Path.DirectorySeparatorChar == '\\')
            {
                Thread.Sleep(Pause);
            }
            catch (UnauthorizedAccessException) when (attempt < Attempts && Path.DirectorySeparatorChar == '\\')
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
