using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Threading;
using Exotel.Analytics.Metrics;

namespace Exotel.Analytics.Store;

/// <summary>Calls in a database, with the stretches of time that are known whole. For one thread at a time.</summary>
internal sealed class CallStore : IDisposable
{
    private readonly StoreDatabase _database;
    private readonly CallTable _calls;
    private readonly CoverageTable _coverage;
    private readonly string? _file;
    private CallWriter? _writer;

    private CallStore(StoreDatabase database, string? file, bool create, StoreSchema schema)
    {
        _database = database;
        _file = file;
        _calls = new CallTable(database);
        _coverage = new CoverageTable(database);
        Names = new NameTables(database);
        foreach (var sql in database.Dialect.SessionSql(isReader: !create))
            if (file is not null)
                database.Execute(sql);
        schema.Prepare(database, create);
    }

    /// <summary>The store in messages.</summary>
    public string Name => _database.Name;

    /// <summary>What ExoPhones and agents are called.</summary>
    public NameTables Names { get; }

    /// <summary>Opens an SQLite file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="create">Whether it is made where it is not there.</param>
    /// <param name="schema">Which schema it gets; null for the current one.</param>
    /// <exception cref="ExotelException">It cannot be used.</exception>
    public static CallStore OpenFile(string path, bool create, StoreSchema? schema = null)
    {
        var connection = SqliteFile.Open(path, create);
        try
        {
            return new CallStore(new StoreDatabase(connection, path, isOwner: true), path, create, schema ?? StoreSchema.Current);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Uses a connection that somebody else opened and will close.</summary>
    /// <param name="connection">Open, to SQLite, PostgreSQL or SQL Server.</param>
    /// <param name="create">Whether the tables are made where they are not there.</param>
    /// <param name="schema">Which schema they get; null for the current one.</param>
    /// <exception cref="ExotelException">It cannot be used.</exception>
    public static CallStore Open(DbConnection connection, bool create, StoreSchema? schema = null)
    {
        var name = connection.Database is { Length: > 0 } database ? $"{connection.DataSource}/{database}" : connection.DataSource;
        return new CallStore(new StoreDatabase(connection, name ?? "of the connection", isOwner: false), null, create, schema ?? StoreSchema.Current);
    }

    /// <summary>Writes calls, and the stretch of time that they complete, in one transaction.</summary>
    /// <param name="account">The account of the calls.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="covered">What the calls complete; null where they are some of a stretch.</param>
    /// <exception cref="ExotelException">Nothing was written.</exception>
    public WriteResult Write(string account, IEnumerable<Call> calls, TimeRange? covered = null)
    {
        using var transaction = _database.Begin();
        _database.SerializeWriters();
        var result = (_writer ??= new CallWriter(_database)).Write(account, calls);
        if (covered is { } range)
            _coverage.Add(account, range);
        transaction.Commit();
        return result;
    }

    /// <summary>Deletes the calls of an account that began before a moment, and forgets that they were covered.</summary>
    public int DeleteBefore(string account, DateTimeOffset time)
    {
        var first = StoreTime.ToSecond(time);
        using var transaction = _database.Begin();
        _database.SerializeWriters();
        var count = _calls.DeleteBefore(account, first);
        _coverage.RemoveBefore(account, first);
        transaction.Commit();
        return count;
    }

    /// <summary>The calls that match, as they are read.</summary>
    public IEnumerable<Call> Read(StoredCallQuery query) => _calls.Read(query);

    /// <summary>What figures need of the calls that match, in any order, as it is read. Skip, limit and order of the query do not matter.</summary>
    /// <param name="query">Which calls to read.</param>
    /// <param name="fields">The properties to read; the others are null.</param>
    public IEnumerable<CallRow> ReadRows(StoredCallQuery query, CallFields fields) => _calls.ReadRows(query, fields);

    public long Count(StoredCallQuery query) => _calls.Count(query);

    /// <summary>What is covered of an account, oldest first.</summary>
    public IReadOnlyList<TimeRange> Coverage(string account) => _coverage.Read(account);

    /// <summary>The accounts that the store covers any time of.</summary>
    public IReadOnlyList<string> Accounts() => _coverage.Accounts();

    /// <summary>The SIDs of calls that began in a stretch of time and lack a price, a duration or an end.</summary>
    public IReadOnlyList<string> Unsettled(string account, DateTimeOffset since, DateTimeOffset before) => _calls.Unsettled(account, since, before);

    /// <summary>Keeps other synchronizations out until it is disposed.</summary>
    /// <param name="wait">How long to wait for another that is running.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ExotelException">Another one is running.</exception>
    public IDisposable? Lock(TimeSpan wait, CancellationToken cancellationToken) =>
        _file is not null ? SyncFileLock.Acquire(_file, wait, cancellationToken) : SyncDatabaseLock.Acquire(_database, wait, cancellationToken);

    public void Dispose() => _database.Dispose();
}
