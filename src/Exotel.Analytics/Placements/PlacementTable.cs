using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Exotel.Analytics.Store;

namespace Exotel.Analytics.Placements;

/// <summary>Writes and reads <c>exo_placements</c>. Writing belongs into a transaction that has read what it replaces.</summary>
internal sealed class PlacementTable(StoreDatabase database)
{
    private static readonly IReadOnlyList<StoreColumn> Columns = StoreTables.PlacementColumns;

    private readonly string _names = string.Join(", ", Columns.Select(column => database.Dialect.Quote(column.Name)));
    private readonly string _key = database.Dialect.Quote("key");

    public PlacementEntry? Read(string account, string key) => database.Query(
        $"SELECT {_names} FROM {StoreTables.Placements} WHERE account_sid = @p0 AND {_key} = @p1", ToEntry, (ColumnKind.Key, account), (ColumnKind.Key, key)).FirstOrDefault();

    /// <param name="account">The account; null for all.</param>
    public IReadOnlyList<PlacementEntry> ReadAll(string? account) => account is null
        ? database.Query($"SELECT {_names} FROM {StoreTables.Placements}", ToEntry).ToList()
        : database.Query($"SELECT {_names} FROM {StoreTables.Placements} WHERE account_sid = @p0", ToEntry, (ColumnKind.Key, account)).ToList();

    /// <summary>The keys of an account that have a SID.</summary>
    public IReadOnlyList<string> KeysOf(string account, string sid) => database.Query(
        $"SELECT {_key} FROM {StoreTables.Placements} WHERE account_sid = @p0 AND sid = @p1", row => row.GetString(0), (ColumnKind.Key, account), (ColumnKind.Text, sid)).ToList();

    public void Write(PlacementEntry entry)
    {
        object?[] values =
        [
            entry.AccountSid, entry.Key, entry.State, entry.Sid, entry.From, entry.To, entry.CallerId, entry.CustomField, entry.SentAt, entry.Message,
        ];
        database.Execute(database.Dialect.UpsertSql(StoreTables.Placements, Columns, Columns, 2, rows: 1), values.Select((value, i) => (Columns[i].Kind, value)).ToArray());
    }

    public void Delete(string account, string key) =>
        database.Execute($"DELETE FROM {StoreTables.Placements} WHERE account_sid = @p0 AND {_key} = @p1", (ColumnKind.Key, account), (ColumnKind.Key, key));

    private PlacementEntry ToEntry(DbDataReader row) => new()
    {
        AccountSid = row.GetString(0),
        Key = row.GetString(1),
        State = row.GetString(2),
        Sid = Text(row, 3),
        From = Text(row, 4),
        To = Text(row, 5),
        CallerId = Text(row, 6),
        CustomField = Text(row, 7),
        SentAt = row.IsDBNull(8) ? null : database.Dialect.ReadTime(row, 8),
        Message = Text(row, 9),
    };

    private static string? Text(DbDataReader row, int ordinal) => row.IsDBNull(ordinal) ? null : row.GetString(ordinal);
}
