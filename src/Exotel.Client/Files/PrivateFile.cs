using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace Exotel.Files;

/// <summary>Files that only the user can read: mode 0600 in folders of mode 0700; on Windows, the access control list of the folder.</summary>
internal static class PrivateFile
{
    private const int DefaultBufferSize = 4096;
    private const int ReadAttempts = 20;

    // A file cannot be replaced while others read it, and on a busy machine they may for seconds.
    private const int ReplaceAttempts = 200;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(25);

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Creates a folder that only the user can read; an existing folder is not changed.</summary>
    /// <exception cref="IOException">It cannot be created, or not so that only the user can read it.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    public static void CreateFolder(string path) => CreateFolder(path, IsWindows ? WindowsAcl.RestrictFolder : null);

    /// <param name="path">The folder.</param>
    /// <param name="restrict">Makes a folder private that others can read; null where it is created as private.</param>
    /// <inheritdoc cref="CreateFolder(string)"/>
    public static void CreateFolder(string path, Action<string>? restrict)
    {
        if (Directory.Exists(path))
            return;
        CreateNewFolder(path);
        try
        {
            restrict?.Invoke(path);
        }
        catch
        {
            // The next call would take it for private. What another process uses meanwhile stays, and the first error is told.
            try
            {
                Directory.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
            }

            throw;
        }
    }

    private static void CreateNewFolder(string path)
    {
#if !NETSTANDARD2_0
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(path);
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
        path = FileReplacement.ResolveLink(path);
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
                FileReplacement.Move(temporary, path, overwrite: true);
                return null;
            });
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a file for reading and writing; a new file can be read only by the user, on Windows when its folder is private.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="mode">Whether it is created.</param>
    /// <param name="share">Who else may have it open.</param>
    /// <param name="bufferSize">The size of the buffer; 1 for none.</param>
    /// <exception cref="IOException">It cannot be created or opened.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
    public static FileStream Open(string path, FileMode mode, FileShare share, int bufferSize = DefaultBufferSize)
    {
#if NETSTANDARD2_0
        return new FileStream(path, mode, FileAccess.ReadWrite, share, bufferSize);
#else
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = bufferSize };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
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
            catch (IOException) when (attempt < attempts && IsWindows)
            {
                Thread.Sleep(RetryDelay);
            }
            catch (UnauthorizedAccessException) when (attempt < attempts && IsWindows)
            {
                Thread.Sleep(RetryDelay);
            }
        }
    }
}
