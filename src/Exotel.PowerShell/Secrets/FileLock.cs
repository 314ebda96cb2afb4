using System;
using System.Diagnostics;
using System.IO;
using System.Threading;

namespace Exotel.PowerShell.Secrets;

/// <summary>One writer at a time, in this process or another. The file stays: to delete it would let two in at once.</summary>
internal sealed class FileLock : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    /// <exception cref="IOException">Another process held it all the time, or it cannot be made.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static FileLock Acquire(string path, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); ; cancellationToken.WaitHandle.WaitOne(Pause))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileLock(PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None));
            }
            catch (IOException error) when (IsHeld(error))
            {
                if (waited.Elapsed > Limit)
                    throw new IOException($"Another process has held {path} for {Limit.TotalSeconds} seconds.", error);
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private static bool IsHeld(IOException error) =>
        error.HResult is SharingViolation or LockViolation or WouldBlockOnLinux or WouldBlockOnMac;
}
