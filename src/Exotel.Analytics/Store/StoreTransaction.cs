using System;
using System.Data.Common;

namespace Exotel.Analytics.Store;

/// <summary>A transaction that is undone unless it is committed.</summary>
internal sealed class StoreTransaction(DbTransaction transaction, StoreDatabase database) : IDisposable
{
    /// <exception cref="ExotelException">The database refused; nothing was changed.</exception>
    public void Commit() => database.Guard(() =>
    {
        transaction.Commit();
        return true;
    });

    public void Dispose()
    {
        database.End(transaction);
        try
        {
            transaction.Dispose();
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // The connection is gone, and the transaction with it; what failed before is the error to show.
        }
    }
}
