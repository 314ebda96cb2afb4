using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;

namespace Exotel.Analytics.Store;

/// <summary>Writes calls into <c>exo_calls</c>.</summary>
internal sealed class CallWriter(StoreDatabase database)
{
    /// <summary>Calls that are looked up at once.</summary>
    private const int LookupSize = 100;

    private const int KeyColumns = 2;

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

    /// <summary>What is stored of the calls, by SID, as the columns have it.</summary>
    /// <param name="account">The account of the calls.</param>
    /// <param name="calls">As many as fit at most; the last SID stands for those that are missing.</param>
    /// <param name="lookup">The command, which is prepared once.</param>
    private Dictionary<string, object?[]> ReadValues(string account, List<Call> calls, DbCommand lookup)
    {
        for (var i = 0; i < LookupSize; i++)
            database.Dialect.Bind(lookup.Parameters[i + 1], ColumnKind.Key, calls[Math.Min(i, calls.Count - 1)].Sid);
        return database
            .Query(lookup, record => CallReader.Read(_record.Of(record)))
            .ToDictionary(call => call.Sid!, call => CallColumns.ValuesOf(account, call), StringComparer.Ordinal);
    }

    private DbCommand LookupCommand(string account)
    {
        var slots = string.Join(", ", Enumerable.Range(1, LookupSize).Select(i => "@p" + i));
        return database.Command(
            $"SELECT {CallReader.Names} FROM {StoreTables.Calls} WHERE account_sid = @p0 AND sid IN ({slots})",
            [(ColumnKind.Key, account), .. Enumerable.Repeat((ColumnKind.Key, (object?)account), LookupSize)]);
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
