using System;
using System.Diagnostics;
using System.Threading;

namespace Exotel.Analytics.Store;

/// <summary>
/// One synchronization of a database at a time; the server releases the lock when the connection ends. A connection to SQLite has no such
/// lock: its transactions follow each other, and each leaves the store whole.
/// </summary>
internal sealed class SyncDatabaseLock(StoreDatabase database, string unlockSql) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static IDisposable? Acquire(StoreDatabase database, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (database.Dialect is not { TryLockSql: { } tryLock, UnlockSql: { } unlock })
            return null;

        for (var waited = Stopwatch.StartNew(); database.Count(tryLock) != 1; cancellationToken.WaitHandle.WaitOne(Pause))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (waited.Elapsed >= wait)
                throw StoreErrors.InUse(database.Name);
        }

        return new SyncDatabaseLock(database, unlock);
    }

    public void Dispose()
    {
        try
        {
            database.Scalar(unlockSql);
        }
        catch (ExotelException)
        {
            // The connection is gone, and the lock with it.
        }
    }
}
