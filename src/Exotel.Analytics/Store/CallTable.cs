using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Metrics;

namespace Exotel.Analytics.Store;

/// <summary>Reads calls out of <c>exo_calls</c>, and deletes them.</summary>
internal sealed class CallTable(StoreDatabase database)
{
    private readonly RecordValues _record = new(database.Dialect);

    /// <summary>The calls that match, as they are read.</summary>
    public IEnumerable<Call> Read(StoredCallQuery query)
    {
        var (condition, parameters) = query.ToSql(database.Dialect.UnindexedAccount);
        var direction = query.Ascending ? "ASC" : "DESC";
        if (database.IsOwnFile)
        {
            // The index of times has this order, so nothing is sorted but the calls of one second.
            var columns = PackedColumns.From(null, CallReader.Columns, CallReader.RareColumns, database.HasConcatenation);
            var calls = new PackedReader<Call>(database, columns, CallReader.Read, CallReader.Read);
            return TiedCalls.Sort(calls.Read($"{condition} ORDER BY date_created {direction}", parameters), query);
        }

        var page = database.Dialect.PageSql(query.Skip, query.Limit);
        return database.Query(
            $"SELECT {CallReader.Names} FROM {StoreTables.Calls}{condition} ORDER BY date_created {direction}, sid {direction}{page}",
            record => CallReader.Read(_record.Of(record)),
            parameters);
    }

    /// <summary>What figures need of the calls that match, in any order, as it is read.</summary>
    public IEnumerable<CallRow> ReadRows(StoredCallQuery query, CallFields fields)
    {
        var (condition, parameters) = query.ToSql(database.Dialect.UnindexedAccount);
        var reader = new StoredRowReader(fields);
        if (database.IsOwnFile)
        {
            var columns = reader.Pack(database.HasConcatenation);
            var rows = new PackedReader<CallRow>(database, columns, reader.ReadPacked, row => CallRow.From(CallReader.Read(row), fields));
            return rows.Read(condition, parameters);
        }

        return database.Query($"SELECT {reader.Columns} FROM {StoreTables.Calls}{condition}", record => reader.Read(_record.Of(record)), parameters);
    }

    public long Count(StoredCallQuery query)
    {
        // All calls of an account are counted in the index of SIDs.
        var (condition, parameters) = query.ToSql(query.Since is null && query.Until is null ? "account_sid" : database.Dialect.UnindexedAccount);
        return database.Count($"SELECT COUNT(*) FROM {StoreTables.Calls}{condition}", parameters);
    }

    /// <summary>The SIDs of calls that began in a stretch of time and lack a price, a duration or an end.</summary>
    public IReadOnlyList<string> Unsettled(string account, DateTimeOffset since, DateTimeOffset before) => database.Query(
        $"SELECT sid FROM {StoreTables.Calls} WHERE {database.Dialect.UnindexedAccount} = @p0 AND date_created >= @p1 AND date_created < @p2"
        + " AND (price IS NULL OR duration IS NULL OR end_time IS NULL) ORDER BY date_created, sid",
        row => row.GetString(0),
        (ColumnKind.Key, account),
        (ColumnKind.Time, since.UtcDateTime),
        (ColumnKind.Time, before.UtcDateTime)).ToList();

    public int DeleteBefore(string account, DateTimeOffset time) => database.Execute(
        $"DELETE FROM {StoreTables.Calls} WHERE {database.Dialect.UnindexedAccount} = @p0 AND date_created < @p1",
        (ColumnKind.Key, account),
        (ColumnKind.Time, time.UtcDateTime));
}
