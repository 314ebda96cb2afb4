using System;
using System.Collections.Generic;
using System.Data;
using System.Data.Common;
using System.Linq;

namespace Exotel.Analytics.Store;

/// <summary>SQL Server and Azure SQL. Ids are compared by their bytes: SIDs differ in case alone.</summary>
internal sealed class SqlServerDialect : StoreDialect
{
    public static readonly SqlServerDialect Instance = new();

    /// <summary>A statement has 2,100 parameters at most.</summary>
    public override int RowsPerStatement => 50;

    public override string CountTablesSql =>
        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = SCHEMA_NAME() AND TABLE_NAME = @name";

    public override string? SerializeWritersSql => "SELECT schema_version FROM exo_meta WITH (UPDLOCK, HOLDLOCK)";

    public override string? TryLockSql =>
        "DECLARE @result int; EXEC @result = sp_getapplock @Resource = 'exo_calls', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0; "
        + "SELECT CASE WHEN @result >= 0 THEN 1 ELSE 0 END";

    public override string? UnlockSql => "EXEC sp_releaseapplock @Resource = 'exo_calls', @LockOwner = 'Session'";

    public override IEnumerable<string> CreateIndexesSql() =>
    [
        "CREATE INDEX exo_calls_by_time ON exo_calls (account_sid, date_created)",
        "CREATE INDEX exo_calls_by_customer ON exo_calls (account_sid, customer_number, date_created)",
    ];

    public override string UpsertSql(string table, IReadOnlyList<StoreColumn> columns, IReadOnlyList<StoreColumn> all, int keyColumns, int rows)
    {
        var key = columns.Take(keyColumns).Select(column => $"target.{column.Name} = source.{column.Name}");
        var changes = all.Skip(keyColumns).Select(column => $"{column.Name} = source.{column.Name}");
        return $"MERGE {table} WITH (HOLDLOCK) AS target\nUSING (VALUES {Values(columns.Count, rows)}) AS source ({Names(columns)})\n"
            + $"ON {string.Join(" AND ", key)}\nWHEN MATCHED THEN UPDATE SET {string.Join(", ", changes)}\n"
            + $"WHEN NOT MATCHED THEN INSERT ({Names(columns)}) VALUES ({string.Join(", ", columns.Select(column => "source." + column.Name))});";
    }

    public override string PageSql(long skip, long? take) => skip == 0 && take is null
        ? string.Empty
        : FormattableString.Invariant($" OFFSET {skip} ROWS") + (take is { } count ? FormattableString.Invariant($" FETCH NEXT {count} ROWS ONLY") : string.Empty);

    public override void Bind(DbParameter parameter, ColumnKind kind, object? value)
    {
        parameter.DbType = kind switch
        {
            ColumnKind.Integer => DbType.Int32,
            ColumnKind.Price => DbType.Decimal,
            ColumnKind.Time => DbType.DateTime2,
            _ => DbType.String,
        };
        parameter.Value = value ?? DBNull.Value;
    }

    /// <summary><c>KEY</c> is reserved.</summary>
    public override string Quote(string name) => name == "key" ? "[key]" : name;

    protected override string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Key => "nvarchar(128) COLLATE Latin1_General_100_BIN2",
        ColumnKind.Integer => "int",
        ColumnKind.Price => "decimal(19, 6)",
        ColumnKind.Time => "datetime2(0)",
        _ => "nvarchar(max)",
    };
}
