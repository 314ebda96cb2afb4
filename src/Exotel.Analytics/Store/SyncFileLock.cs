using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using Exotel.Files;

namespace Exotel.Analytics.Store;

/// <summary>One synchronization of a file at a time; the system releases the lock when the process ends. The lock file stays.</summary>
internal static class SyncFileLock
{
    public const string Extension = ".sync-lock";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static IDisposable Acquire(string store, TimeSpan wait, CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); ; cancellationToken.WaitHandle.WaitOne(Pause))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return PrivateDataFile.Open(store + Extension, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException error) when (FileSharing.IsHeld(error))
            {
                if (waited.Elapsed >= wait)
                    throw StoreErrors.InUse(store, error);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw StoreErrors.Failed(store, "its lock file cannot be opened. " + error.Message, error);
            }
        }
    }
}
