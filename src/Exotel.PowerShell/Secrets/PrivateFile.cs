using System;
using System.IO;
using System.Threading;

namespace Exotel.PowerShell.Secrets;

/// <summary>Files that only the user can read: mode 0600 in folders of mode 0700; on Windows, the access control list of the folder.</summary>
internal static class PrivateFile
{
    private const int ReadAttempts = 20;

    // A file cannot be replaced while others read it, and on a busy machine they may for seconds.
    private const int ReplaceAttempts = 200;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(25);

    /// <summary>Creates a folder that only the user can read; an existing folder is not changed.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            return;
#if NETSTANDARD2_0
        Directory.CreateDirectory(path);
        WindowsAcl.RestrictToUser(path);
#else
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            WindowsAcl.RestrictToUser(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
#endif
    }

    /// <summary>Reads a file, which another process may replace at the same time; returns null when it does not exist.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public static byte[]? Read(string path) => Retry<byte[]?>(ReadAttempts, () =>
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

    /// <summary>Replaces a file atomically: readers see either the old content or the new.</summary>
    /// <exception cref="IOException">The file cannot be written; the old content is kept.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied; the old content is kept.</exception>
    public static void Write(string path, byte[] content)
    {
        path = ResolveLink(path);
        var temporary = path + "." + Path.GetRandomFileName() + ".tmp";
        try
        {
            using (var file = Open(temporary, FileMode.CreateNew, FileShare.None))
            {
                file.Write(content, 0, content.Length);
                file.Flush(flushToDisk: true);
            }

            Retry<object?>(ReplaceAttempts, () =>
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

    /// <summary>Opens a file for reading and writing; a new file can be read only by the user.</summary>
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

    /// <summary>Returns the target of a symbolic link, so that the link itself is not replaced.</summary>
    private static string ResolveLink(string path)
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

    /// <summary>Retries on Windows, where a file that is being replaced or scanned is locked for a moment.</summary>
    private static T Retry<T>(int attempts, Func<T> action)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return action();
            }
            catch (IOException) when (attempt < attempts && Path.DirectorySeparatorChar == '\\')
            {
                Thread.Sleep(RetryDelay);
            }
            catch (UnauthorizedAccessException) when (attempt < attempts && Path.DirectorySeparatorChar == '\\')
            {
                Thread.Sleep(RetryDelay);
            }
        }
    }
}
