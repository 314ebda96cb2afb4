using System;
using System.Collections.Generic;
using System.Data;
using System.Data.Common;

namespace Exotel.Analytics.Store;

/// <summary>
/// PostgreSQL, and what speaks like it. Nothing here is missing from distributed kinds: every key and index begins with the account, and
/// there are no sequences.
/// </summary>
internal sealed class PostgreSqlDialect : StoreDialect
{
    public static readonly PostgreSqlDialect Instance = new();

    public override int RowsPerStatement => 100;

    public override string CountTablesSql =>
        "SELECT CAST(COUNT(*) AS integer) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = @name";

    public override string? SerializeWritersSql => "SELECT schema_version FROM exo_meta FOR UPDATE";

    /// <summary>It does not wait; a kind without such locks answers true, and the transactions of two synchronizations follow each other.</summary>
    public override string? TryLockSql => "SELECT CASE WHEN pg_try_advisory_lock(1163415379) THEN 1 ELSE 0 END";

    public override string? UnlockSql => "SELECT pg_advisory_unlock(1163415379)";

    /// <summary>A server or a user can have it off.</summary>
    public override IReadOnlyList<string> DurableSql => ["SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"];

    public override IEnumerable<string> CreateIndexesSql() =>
    [
        "CREATE INDEX exo_calls_by_time ON exo_calls (account_sid, date_created)",
        "CREATE INDEX exo_calls_by_customer ON exo_calls (account_sid, customer_number, date_created)",
    ];

    public override string UpsertSql(string table, IReadOnlyList<StoreColumn> columns, IReadOnlyList<StoreColumn> all, int keyColumns, int rows) =>
        OnConflictSql(table, columns, all, keyColumns, rows);

    public override string PageSql(long skip, long? take) =>
        (take is { } count ? FormattableString.Invariant($" LIMIT {count}") : string.Empty) + (skip > 0 ? FormattableString.Invariant($" OFFSET {skip}") : string.Empty);

    public override void Bind(DbParameter parameter, ColumnKind kind, object? value)
    {
        parameter.DbType = kind switch
        {
            ColumnKind.Integer => DbType.Int32,
            ColumnKind.Price => DbType.Decimal,
            ColumnKind.Time => DbType.DateTime,
            _ => DbType.String,
        };
        // PostgreSQL has no U+0000 in texts.
        parameter.Value = value is string text ? text.Replace('\0', '\uFFFD') : value ?? DBNull.Value;
    }

    protected override string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "integer",
        ColumnKind.Price => "numeric",
        ColumnKind.Time => "timestamp with time zone",
        _ => "text",
    };
}
