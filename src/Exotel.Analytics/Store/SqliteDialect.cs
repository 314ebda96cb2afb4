using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Globalization;
using System.Linq;

namespace Exotel.Analytics.Store;

/// <summary>SQLite: times are UTC text that sorts, prices are numbers.</summary>
internal sealed class SqliteDialect : StoreDialect
{
    public static readonly SqliteDialect Instance = new();

    /// <summary>One: a prepared statement is run for each row, without a round trip.</summary>
    public override int RowsPerStatement => 1;

    public override string CountTablesSql => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @name";

    /// <summary>A transaction is begun with IMMEDIATE: there is one writer at a time.</summary>
    public override string? SerializeWritersSql => null;

    public override string? TryLockSql => null;

    public override string? UnlockSql => null;

    /// <summary>
    /// WAL: a reader never waits for a synchronization, nor the other way round. With WAL, <c>synchronous = NORMAL</c> keeps every
    /// transaction whole; after a power failure the last ones may be missing. Calls and their coverage are written in one transaction, so
    /// what is missing is listed again, and an fsync for each chunk would gain nothing. Placements need more, and set FULL. Larger pages
    /// waste less at their ends; the size counts for a new file. The cache holds the index of SIDs, which each chunk touches everywhere.
    /// </summary>
    public override IEnumerable<string> SessionSql(bool isReader) => isReader
        ? ["PRAGMA busy_timeout = 10000"]
        :
        [
            "PRAGMA busy_timeout = 10000",
            "PRAGMA page_size = 8192",
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = NORMAL",
            "PRAGMA cache_size = -65536",
        ];

    /// <summary>On macOS, fsync alone leaves data in the cache of the disk.</summary>
    public override IReadOnlyList<string> DurableSql => ["PRAGMA synchronous = FULL", "PRAGMA fullfsync = ON"];

    /// <summary>Without the account and, for a customer, the time, which would be repeated in each entry: a file has few accounts, and a customer few calls.</summary>
    public override IEnumerable<string> CreateIndexesSql() =>
    [
        "CREATE INDEX exo_calls_by_time ON exo_calls (date_created)",
        "CREATE INDEX exo_calls_by_customer ON exo_calls (customer_number)",
    ];

    public override string UpsertSql(string table, IReadOnlyList<StoreColumn> columns, IReadOnlyList<StoreColumn> all, int keyColumns, int rows) =>
        OnConflictSql(table, columns, all, keyColumns, rows);

    /// <summary>
    /// With its plus sign the column is not looked up in an index. SQLite would take that of the SIDs, although nearly all calls of a file are of one
    /// account: calls by time would be sorted, and each looked up by itself.
    /// </summary>
    public override string UnindexedAccount => "+account_sid";

    public override string PageSql(long skip, long? take) => skip == 0 && take is null ? string.Empty : FormattableString.Invariant($" LIMIT {take ?? -1} OFFSET {skip}");

    /// <summary>The type of a value is that of its parameter.</summary>
    public override void Bind(DbParameter parameter, ColumnKind kind, object? value)
    {
        parameter.Value = value switch
        {
            null => DBNull.Value,
            DateTime time => StoreTime.ToText(time),
            decimal price => (double)price,
            _ => value,
        };
    }

    /// <summary>SQLite keeps any value in any column, and reads a text as the number 0.</summary>
    public override int ReadInteger(DbDataReader reader, int ordinal) => reader.GetValue(ordinal) switch
    {
        long number and >= int.MinValue and <= int.MaxValue => (int)number,
        int number => number,
        var other => throw StoredValues.NoInteger(Convert.ToString(other, CultureInfo.InvariantCulture)),
    };

    public override DateTime ReadTime(DbDataReader reader, int ordinal) => StoreTime.FromText(reader.GetString(ordinal).AsSpan());

    /// <summary>The conversion rounds to 15 digits, so it undoes that of <see cref="Bind"/>.</summary>
    public override decimal ReadPrice(DbDataReader reader, int ordinal) => reader.GetValue(ordinal) switch
    {
        double number when !double.IsInfinity(number) => (decimal)number,
        long number => number,
        _ => throw StoredValues.NoPrice(),
    };

    public override Func<object?[], object?[]> StoredValuesOf(IReadOnlyList<StoreColumn> columns) =>
        columns.Any(Repeats) ? new RowShortener(columns).Shorten : base.StoredValuesOf(columns);

    /// <summary>The column that a value is stored in.</summary>
    public static string NameOf(StoreColumn column) => Repeats(column) ? RepeatedText.ColumnOf(column) : column.Name;

    protected override string StoredName(StoreColumn column) => NameOf(column);

    protected override IEnumerable<string> GeneratedColumnsSql(IReadOnlyList<StoreColumn> columns) =>
        columns.Where(Repeats).Select(column => $"{column.Name} {TypeOf(column.Kind)} AS ({RepeatedText.Sql(column)}) VIRTUAL");

    protected override string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "INTEGER",
        ColumnKind.Price => "REAL",
        _ => "TEXT",
    };

    private static bool Repeats(StoreColumn column) => column.Repeats != RepeatedParts.None;
}
