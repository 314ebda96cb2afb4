using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Exotel.Analytics.Names;

namespace Exotel.Analytics.Store;

/// <summary>
/// Writes and reads <c>exo_phones</c> and <c>exo_users</c>: what numbers are called. Rows are added and replaced, never deleted, since old calls keep their
/// numbers. The tables are made with the first names; a store without them has no names.
/// </summary>
internal sealed class NameTables(StoreDatabase database)
{
    private static readonly IReadOnlyList<StoreColumn> PhoneColumns =
    [
        new("account_sid", ColumnKind.Key, IsRequired: true),
        new("sid", ColumnKind.Key, IsRequired: true),
        new("phone_number", ColumnKind.Text),
        new("friendly_name", ColumnKind.Text),
        new("country", ColumnKind.Text),
        new("region", ColumnKind.Text),
        new("flow_id", ColumnKind.Text),
        new("listed_at", ColumnKind.Time, IsRequired: true),
    ];

    private static readonly IReadOnlyList<StoreColumn> UserColumns =
    [
        new("account_sid", ColumnKind.Key, IsRequired: true),
        new("id", ColumnKind.Key, IsRequired: true),
        new("first_name", ColumnKind.Text),
        new("last_name", ColumnKind.Text),
        new("email", ColumnKind.Text),
        new("user_role", ColumnKind.Text),
        new("phone_number", ColumnKind.Text),
        new("sip_uri", ColumnKind.Text),
        new("listed_at", ColumnKind.Time, IsRequired: true),
    ];

    private static readonly IReadOnlyList<StoreColumn> RefreshColumns =
    [
        new("account_sid", ColumnKind.Key, IsRequired: true),
        new("table_name", ColumnKind.Key, IsRequired: true),
        new("refreshed_at", ColumnKind.Time, IsRequired: true),
    ];

    /// <summary>The statements that make the tables.</summary>
    public static IEnumerable<string> CreateSql(StoreDialect dialect) =>
    [
        dialect.CreateTableSql(StoreTables.Phones, PhoneColumns, keyColumns: 2),
        dialect.CreateTableSql(StoreTables.Users, UserColumns, keyColumns: 2),
        dialect.CreateTableSql(StoreTables.NameRefreshes, RefreshColumns, keyColumns: 2),
    ];

    /// <summary>When the names of a table were last asked for; null where never.</summary>
    public DateTimeOffset? RefreshedAt(string account, string table) => !Exist() ? null : database.Query<DateTimeOffset?>(
        $"SELECT refreshed_at FROM {StoreTables.NameRefreshes} WHERE account_sid = @p0 AND table_name = @p1",
        row => new DateTimeOffset(database.Dialect.ReadTime(row, 0)),
        (ColumnKind.Key, account),
        (ColumnKind.Key, table)).FirstOrDefault();

    /// <summary>Writes ExoPhones, and that they were refreshed, in one transaction.</summary>
    public void Write(string account, IEnumerable<Phone> phones, DateTimeOffset now) => Write(account, StoreTables.Phones, PhoneColumns, now, phones
        .Select(phone => new object?[]
        {
            account, phone.Sid ?? phone.PhoneNumber, phone.PhoneNumber, phone.FriendlyName, phone.Country, phone.Region, phone.FlowId, now.UtcDateTime,
        }));

    /// <summary>Writes users, and that they were refreshed, in one transaction.</summary>
    public void Write(string account, IEnumerable<User> users, DateTimeOffset now) => Write(account, StoreTables.Users, UserColumns, now, users
        .Select(user => new object?[]
        {
            account, user.Id ?? user.Email, user.FirstName, user.LastName, user.Email, user.Role, user.PhoneNumber, user.SipUri, now.UtcDateTime,
        }));

    /// <summary>Adds the names of an account, or of all accounts, to a lookup; of two names of a number, the one that was listed later counts.</summary>
    public void AddTo(NameLookup names, string? account)
    {
        if (!Exist())
            return;
        foreach (var (number, name) in Read($"SELECT phone_number, friendly_name FROM {StoreTables.Phones}", account, row => (Text(row, 0), Text(row, 1))))
            names.AddExoPhone(number, name);
        foreach (var (number, sip, name) in Read(
            $"SELECT phone_number, sip_uri, first_name, last_name, email FROM {StoreTables.Users}", account, row => (Text(row, 0), Text(row, 1), FullName(Text(row, 2), Text(row, 3)) ?? Text(row, 4))))
        {
            names.AddAgent(number, name);
            names.AddAgent(sip, name);
        }
    }

    private void Write(string account, string table, IReadOnlyList<StoreColumn> columns, DateTimeOffset now, IEnumerable<object?[]> rows)
    {
        using var transaction = database.Begin();
        database.SerializeWriters();
        if (!Exist())
            foreach (var statement in CreateSql(database.Dialect))
                database.Execute(statement);
        Upsert(table, columns, rows.Where(row => row[1] is not null));
        Upsert(StoreTables.NameRefreshes, RefreshColumns, [[account, table, now.UtcDateTime]]);
        transaction.Commit();
    }

    private void Upsert(string table, IReadOnlyList<StoreColumn> columns, IEnumerable<object?[]> rows)
    {
        using var upsert = new UpsertCommand(database, table, columns, keyColumns: 2);
        foreach (var row in rows)
            upsert.Add(row);
        upsert.Flush();
    }

    private IEnumerable<T> Read<T>(string select, string? account, Func<DbDataReader, T> read) => account is null
        ? database.Query(select + " ORDER BY listed_at", read)
        : database.Query(select + " WHERE account_sid = @p0 ORDER BY listed_at", read, (ColumnKind.Key, account));

    private bool Exist() => database.Count(database.Dialect.CountTablesSql, StoreTables.NameRefreshes) > 0;

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static string? FullName(string? first, string? last) => (first + " " + last).Trim() is { Length: > 0 } name ? name : null;
}
