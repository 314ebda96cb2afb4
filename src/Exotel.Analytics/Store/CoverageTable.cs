using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Store;

/// <summary>Writes and reads <c>exo_coverage</c>.</summary>
internal sealed class CoverageTable(StoreDatabase database)
{
    /// <summary>What is covered of an account, oldest first.</summary>
    public IReadOnlyList<TimeRange> Read(string account)
    {
        var dialect = database.Dialect;
        return TimeRanges.Merge(database.Query(
            $"SELECT since, until FROM {StoreTables.Coverage} WHERE account_sid = @p0",
            row => new TimeRange(new DateTimeOffset(dialect.ReadTime(row, 0)), new DateTimeOffset(dialect.ReadTime(row, 1))),
            (ColumnKind.Key, account)).ToList());
    }

    public IReadOnlyList<string> Accounts() => database.Query(
        $"SELECT DISTINCT account_sid FROM {StoreTables.Coverage} ORDER BY account_sid", row => row.GetString(0)).ToList();

    /// <summary>Adds a stretch, joined with those that it touches. Belongs into the transaction that writes its calls.</summary>
    public void Add(string account, TimeRange range)
    {
        var before = Read(account);
        var after = TimeRanges.Merge(before.Append(range));
        Replace(account, before, after);
    }

    /// <summary>Forgets what is older than a moment.</summary>
    public void RemoveBefore(string account, DateTimeOffset time)
    {
        var before = Read(account);
        Replace(account, before, before.Where(range => range.Until >= time).Select(range => range.Since < time ? range with { Since = time } : range).ToList());
    }

    private void Replace(string account, IReadOnlyList<TimeRange> before, IReadOnlyList<TimeRange> after)
    {
        foreach (var range in before.Except(after))
            database.Execute($"DELETE FROM {StoreTables.Coverage} WHERE account_sid = @p0 AND since = @p1", (ColumnKind.Key, account), (ColumnKind.Time, range.Since.UtcDateTime));
        foreach (var range in after.Except(before))
            database.Execute(
                $"INSERT INTO {StoreTables.Coverage} (account_sid, since, until) VALUES (@p0, @p1, @p2)",
                (ColumnKind.Key, account),
                (ColumnKind.Time, range.Since.UtcDateTime),
                (ColumnKind.Time, range.Until.UtcDateTime));
    }
}
