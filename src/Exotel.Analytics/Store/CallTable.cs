using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Exotel.Analytics.Metrics;

namespace Exotel.Analytics.Store;

/// <summary>Writes and reads <c>exo_calls</c>.</summary>
internal sealed class CallTable(StoreDatabase database)
{
    /// <summary>Calls that are looked up at once.</summary>
    private const int LookupSize = 100;

    private const int KeyColumns = 2;

    private static readonly string Names = string.Join(", ", CallReader.Columns.Concat(CallReader.RareColumns).Select(column => column.Name));
    private static readonly PackedColumns PackedCall = PackedColumns.From(null, CallReader.Columns, CallReader.RareColumns);

    private readonly RecordValues _record = new(database.Dialect);

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
        using var lookup = LookupCommand(account);
        foreach (var batch in Batch(latest.Values))
        {
            var stored = ReadValues(account, batch, lookup);
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
        var (condition, parameters) = query.ToSql(database.Dialect.UnindexedAccount);
        var direction = query.Ascending ? "ASC" : "DESC";
        if (database.IsOwnFile)
        {
            // The index of times has this order, so nothing is sorted but the calls of one second.
            var calls = ReadPacked(PackedCall, $"{condition} ORDER BY date_created {direction}", CallReader.Read, CallReader.Read, parameters);
            return TiedCalls.Sort(calls, query);
        }

        var page = database.Dialect.PageSql(query.Skip, query.Limit);
        return database.Query($"SELECT {Names} FROM {StoreTables.Calls}{condition} ORDER BY date_created {direction}, sid {direction}{page}", ReadCall, parameters);
    }

    /// <summary>What figures need of the calls that match, in any order, as it is read.</summary>
    public IEnumerable<CallRow> ReadRows(StoredCallQuery query, CallFields fields)
    {
        var (condition, parameters) = query.ToSql(database.Dialect.UnindexedAccount);
        var reader = new StoredRowReader(database.Dialect, fields);
        return database.IsOwnFile
            ? ReadPacked(reader.Packed, condition, reader.Read, row => CallRow.From(CallReader.Read(row), fields), parameters)
            : database.Query($"SELECT {reader.Columns} FROM {StoreTables.Calls}{condition}", record => reader.Read(_record.Of(record)), parameters);
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
        $"DELETE FROM {StoreTables.Calls} WHERE {database.Dialect.UnindexedAccount} = @p0 AND date_created < @p1", (ColumnKind.Key, account), (ColumnKind.Time, time.UtcDateTime));

    /// <summary>What is stored of the calls, by SID, as the columns have it.</summary>
    /// <param name="account">The account of the calls.</param>
    /// <param name="calls">As many as fit at most; the last SID stands for those that are missing.</param>
    /// <param name="lookup">The command, which is prepared once.</param>
    private Dictionary<string, object?[]> ReadValues(string account, List<Call> calls, DbCommand lookup)
    {
        for (var i = 0; i < LookupSize; i++)
            database.Dialect.Bind(lookup.Parameters[i + 1], ColumnKind.Key, calls[Math.Min(i, calls.Count - 1)].Sid);
        return database
            .Query(lookup, ReadCall)
            .ToDictionary(call => call.Sid!, call => CallColumns.ValuesOf(account, call), StringComparer.Ordinal);
    }

    private DbCommand LookupCommand(string account)
    {
        var slots = string.Join(", ", Enumerable.Range(1, LookupSize).Select(i => "@p" + i));
        return database.Command(
            $"SELECT {Names} FROM {StoreTables.Calls} WHERE account_sid = @p0 AND sid IN ({slots})",
            [(ColumnKind.Key, account), .. Enumerable.Repeat((ColumnKind.Key, (object?)account), LookupSize)]);
    }

    private Call ReadCall(DbDataReader record) => CallReader.Read(_record.Of(record));

    /// <param name="columns">What to read.</param>
    /// <param name="sql">The query, from its condition on.</param>
    /// <param name="read">Reads a packed row.</param>
    /// <param name="readOther">Reads a row that cannot be packed, with the columns of a call, on another thread.</param>
    /// <param name="parameters">The parameters of the query.</param>
    private IEnumerable<T> ReadPacked<T>(
        PackedColumns columns, string sql, Func<StoredValues, T> read, Func<StoredValues, T> readOther, (ColumnKind Kind, object? Value)[] parameters)
    {
        var (values, otherValues) = (new PackedValues(), default(RecordValues));
        foreach (var row in database.QueryPacked(columns, $"FROM {StoreTables.Calls}{sql}", ReadOther, parameters))
            yield return row.Read is T other ? other : ReadOne(row);

        T ReadOne(in PackedRow row)
        {
            try
            {
                return read(values.Of(row));
            }
            catch (Exception error) when (StoreErrors.IsUnreadable(error))
            {
                throw StoreErrors.Unreadable(database.Name, error);
            }
        }

        object ReadOther(long rowId)
        {
            otherValues ??= new RecordValues(database.Dialect);
            return database.Query($"SELECT {Names} FROM {StoreTables.Calls} WHERE rowid = @p0", record => readOther(otherValues.Of(record)), (ColumnKind.Integer, rowId)).Single()!;
        }
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
