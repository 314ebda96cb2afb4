using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Exotel.Analytics.Store;

namespace Exotel.Analytics.Placements;

/// <summary>
/// Which rows of a list were dialed. Every change is durable when the method returns, and happens only where the row still is what the caller
/// has seen: so processes that share a store do not take each other's rows. For one thread at a time.
/// </summary>
internal sealed class PlacementLedger : IDisposable
{
    private readonly StoreDatabase _database;
    private readonly PlacementTable _table;

    private PlacementLedger(StoreDatabase database, bool isOwner, bool create)
    {
        _database = database;
        _table = new PlacementTable(database);
        if (isOwner)
            foreach (var sql in database.Dialect.SessionSql(isReader: !create))
                database.Execute(sql);
        StoreSchema.Current.Prepare(database, create);
        if (create)
            foreach (var sql in database.Dialect.DurableSql)
                database.Scalar(sql);
    }

    /// <summary>The store in messages.</summary>
    public string Name => _database.Name;

    /// <summary>Opens an SQLite file, through a connection of its own.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="create">Whether it is made where it is not there, and will be written.</param>
    /// <exception cref="ExotelException">It cannot be used.</exception>
    public static PlacementLedger OpenFile(string path, bool create)
    {
        var connection = SqliteFile.Open(path, create);
        try
        {
            return new PlacementLedger(new StoreDatabase(connection, path, isOwner: true), isOwner: true, create);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Uses a connection that somebody else opened and will close.</summary>
    /// <inheritdoc cref="CallStore.Open"/>
    public static PlacementLedger Open(DbConnection connection, bool create)
    {
        var name = connection.Database is { Length: > 0 } database ? $"{connection.DataSource}/{database}" : connection.DataSource;
        return new PlacementLedger(new StoreDatabase(connection, name ?? "of the connection", isOwner: false), isOwner: false, create);
    }

    public PlacementEntry? Read(string account, string key) => _table.Read(account, key);

    /// <param name="account">The account; null for all.</param>
    public IReadOnlyList<PlacementEntry> ReadAll(string? account) => _table.ReadAll(account);

    /// <summary>Replaces a row that is still as the caller has seen it.</summary>
    /// <param name="seen">The row as it was read or written last; null where there was none.</param>
    /// <param name="next">The row as it becomes; null to remove it.</param>
    /// <exception cref="ExotelException">The database failed; nothing was changed.</exception>
    public ReplaceResult TryReplace(PlacementEntry? seen, PlacementEntry? next)
    {
        var (account, key) = (seen ?? next) is { } row ? (row.AccountSid, row.Key) : throw new ArgumentNullException(nameof(next));
        using var transaction = _database.Begin();
        _database.SerializeWriters();
        if (_table.Read(account, key) != seen)
            return ReplaceResult.Changed;
        if (next?.Sid is { } sid && _table.KeysOf(account, sid).Any(other => other != key))
            return ReplaceResult.SidTaken;
        if (next is null)
            _table.Delete(account, key);
        else
            _table.Write(next);
        transaction.Commit();
        return ReplaceResult.Replaced;
    }

    public void Dispose() => _database.Dispose();
}
