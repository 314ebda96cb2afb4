using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Metrics;

namespace Exotel.Analytics.Store;

/// <summary>Writes and reads <c>exo_calls</c>.</summary>
internal sealed class CallTable(StoreDatabase database)
{
    /// <summary>Calls that are looked up at once.</summary>
    private const int LookupSize = 100;

    private const int KeyColumns = 2;

    private static readonly string Names = string.Join(", ", CallColumns.All.Select(column => column.Name));

    /// <summary>Writes what is new or changed. Belongs into a transaction.</summary>
    /// <param name="account">The account of the calls.</param>
    /// <param name="calls">The calls; of two with one SID the later counts. Those without a SID are passed over.</param>
    public WriteResult Write(string account, IEnumerable<Call> calls)
    {
        var latest = new Dictionary<string, Call>(StringComparer.Ordinal);
        foreach (var call in calls)
            if (call.Sid is { } sid)
                latest[sid] = call;

        var (added, changed) = (new List<Call>(), new List<Call>());
        using var writer = new UpsertCommand(database, StoreTables.Calls, CallColumns.All, KeyColumns);
        foreach (var batch in Batch(latest.Values))
        {
            var stored = ReadValues(account, batch);
            foreach (var call in batch)
            {
                var values = CallColumns.ValuesOf(account, call);
                if (!stored.TryGetValue(call.Sid!, out var before))
                    added.Add(call);
                else if (!Same(before, values))
                    changed.Add(call);
                else
                    continue;
                writer.Add(values);
            }
        }

        writer.Flush();
        return new WriteResult(added, changed, latest.Count - added.Count - changed.Count);
    }

    /// <summary>The calls that match, as they are read.</summary>
    public IEnumerable<Call> Read(StoredCallQuery query)
    {
        var (condition, parameters) = query.ToSql();
        var direction = query.Ascending ? "ASC" : "DESC";
        var sql = $"SELECT {Names} FROM {StoreTables.Calls}{condition} ORDER BY date_created {direction}, sid {direction}{database.Dialect.PageSql(query.Skip, query.Limit)}";
        var reader = new CallReader(database.Dialect);
        return database.Query(sql, reader.Read, parameters);
    }

    /// <summary>What figures need of the calls that match, in any order, as it is read.</summary>
    public IEnumerable<CallRow> ReadRows(StoredCallQuery query, CallFields fields)
    {
        var (condition, parameters) = query.ToSql();
        var reader = new StoredRowReader(database.Dialect, fields);
        return database.Query($"SELECT {reader.Columns} FROM {StoreTables.Calls}{condition}", reader.Read, parameters);
    }

    public long Count(StoredCallQuery query)
    {
        var (condition, parameters) = query.ToSql();
        return database.Count($"SELECT COUNT(*) FROM {StoreTables.Calls}{condition}", parameters);
    }

    /// <summary>The SIDs of calls that began in a stretch of time and lack a price, a duration or an end.</summary>
    public IReadOnlyList<string> Unsettled(string account, DateTimeOffset since, DateTimeOffset before) => database.Query(
        $"SELECT sid FROM {StoreTables.Calls} WHERE account_sid = @p0 AND date_created >= @p1 AND date_created < @p2"
        + " AND (price IS NULL OR duration IS NULL OR end_time IS NULL) ORDER BY date_created, sid",
        row => row.GetString(0),
        (ColumnKind.Key, account),
        (ColumnKind.Time, since.UtcDateTime),
        (ColumnKind.Time, before.UtcDateTime)).ToList();

    public int DeleteBefore(string account, DateTimeOffset time) => database.Execute(
        $"DELETE FROM {StoreTables.Calls} WHERE account_sid = @p0 AND date_created < @p1", (ColumnKind.Key, account), (ColumnKind.Time, time.UtcDateTime));

    /// <summary>What is stored of the calls, by SID, as the columns have it.</summary>
    private Dictionary<string, object?[]> ReadValues(string account, List<Call> calls)
    {
        var slots = string.Join(", ", Enumerable.Range(1, calls.Count).Select(i => "@p" + i));
        var reader = new CallReader(database.Dialect);
        return database
            .Query(
                $"SELECT {Names} FROM {StoreTables.Calls} WHERE account_sid = @p0 AND sid IN ({slots})",
                reader.Read,
                [(ColumnKind.Key, account), .. calls.Select(call => (ColumnKind.Key, (object?)call.Sid))])
            .ToDictionary(call => call.Sid!, call => CallColumns.ValuesOf(account, call), StringComparer.Ordinal);
    }

    private static IEnumerable<List<Call>> Batch(IEnumerable<Call> calls)
    {
        var batch = new List<Call>(LookupSize);
        foreach (var call in calls)
        {
            batch.Add(call);
            if (batch.Count < LookupSize)
                continue;
            yield return batch;
            batch = new List<Call>(LookupSize);
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private static bool Same(object?[] left, object?[] right)
    {
        for (var i = 0; i < left.Length; i++)
            if (!Equals(left[i], right[i]))
                return false;
        return true;
    }
}
