using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Exotel.Files;

namespace Exotel.PowerShell.Secrets;

/// <summary>A lock between processes. The lock file is not deleted, because a second process could then lock a new file of the same name.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock and takes it.</summary>
    /// <exception cref="IOException">Another process held the lock until the timeout, or the file cannot be created.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public static FileLock Acquire(string path, CancellationToken cancellationToken)
    {
        for (var stopwatch = Stopwatch.StartNew(); ; cancellationToken.WaitHandle.WaitOne(RetryDelay))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileLock(PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None));
            }
            catch (IOException error) when (FileSharing.IsHeld(error))
            {
                if (stopwatch.Elapsed > Timeout)
                    throw new IOException($"Another process has held {path} for {Timeout.TotalSeconds} seconds.", error);
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
