using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Text;

namespace Exotel.Analytics.Store;

/// <summary>What one kind of database says differently from the others.</summary>
internal abstract class StoreDialect
{
    /// <summary>Calls in one statement; each column of each is a parameter.</summary>
    public abstract int RowsPerStatement { get; }

    /// <summary>Counts the tables of the current schema that have the name of a parameter <c>@name</c>.</summary>
    public abstract string CountTablesSql { get; }

    /// <summary>Makes other writers of the store wait until the transaction ends; null where a transaction alone does.</summary>
    public abstract string? SerializeWritersSql { get; }

    /// <summary>Tries to get the lock of a synchronization, and answers 1 where it did; null where a file is the lock.</summary>
    public abstract string? TryLockSql { get; }

    /// <summary>Releases that lock.</summary>
    public abstract string? UnlockSql { get; }

    /// <exception cref="ExotelException">No dialect is known for the connection.</exception>
    public static StoreDialect For(DbConnection connection)
    {
        for (var type = connection.GetType(); type is not null; type = type.BaseType)
        {
            switch (type.Name.ToUpperInvariant())
            {
                case "SQLITECONNECTION":
                    return SqliteDialect.Instance;
                case "NPGSQLCONNECTION":
                    return PostgreSqlDialect.Instance;
                case "SQLCONNECTION":
                    return SqlServerDialect.Instance;
            }
        }

        throw StoreErrors.UnknownProvider(connection);
    }

    public string CreateTableSql(string table, IReadOnlyList<StoreColumn> columns, int keyColumns)
    {
        var sql = new StringBuilder("CREATE TABLE ").Append(table).Append(" (\n");
        foreach (var column in columns)
            sql.Append("  ").Append(Quote(StoredName(column))).Append(' ').Append(TypeOf(column.Kind)).Append(column.IsRequired ? " NOT NULL,\n" : ",\n");
        foreach (var generated in GeneratedColumnsSql(columns))
            sql.Append("  ").Append(generated).Append(",\n");
        return sql.Append("  PRIMARY KEY (").Append(string.Join(", ", columns.Take(keyColumns).Select(column => Quote(column.Name)))).Append(")\n)").ToString();
    }

    /// <summary>Indexes of <c>exo_calls</c>: what the filters of a person narrow by.</summary>
    public abstract IEnumerable<string> CreateIndexesSql();

    /// <summary>Inserts rows, or replaces those that have the same key. Parameters are <c>@p0</c> and so on, row by row.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns that the rows have values for, those of the key first.</param>
    /// <param name="all">Every column; those without values become null.</param>
    /// <param name="keyColumns">How many columns are the key.</param>
    /// <param name="rows">The number of rows.</param>
    public abstract string UpsertSql(string table, IReadOnlyList<StoreColumn> columns, IReadOnlyList<StoreColumn> all, int keyColumns, int rows);

    /// <summary>The column of the account in a condition that the index of SIDs, which begins with the account, is not to be used for.</summary>
    public virtual string UnindexedAccount => "account_sid";

    /// <summary>The end of a query: how many rows to skip and to take.</summary>
    public abstract string PageSql(long skip, long? take);

    /// <summary>Gives a parameter its type and value.</summary>
    public abstract void Bind(DbParameter parameter, ColumnKind kind, object? value);

    public virtual int ReadInteger(DbDataReader reader, int ordinal) => reader.GetInt32(ordinal);

    public virtual DateTime ReadTime(DbDataReader reader, int ordinal) => DateTime.SpecifyKind(reader.GetDateTime(ordinal), DateTimeKind.Utc);

    public virtual decimal ReadPrice(DbDataReader reader, int ordinal) => reader.GetDecimal(ordinal);

    /// <summary>Turns the values of a row into those that are stored.</summary>
    public virtual Func<object?[], object?[]> StoredValuesOf(IReadOnlyList<StoreColumn> columns) => values => values;

    /// <summary>What is set on a connection before it is used.</summary>
    public virtual IEnumerable<string> SessionSql(bool isReader) => [];

    /// <summary>What makes a commit of this connection outlast a power failure.</summary>
    public virtual IReadOnlyList<string> DurableSql => [];

    /// <summary>A column's name as SQL text has it.</summary>
    public virtual string Quote(string name) => name;

    /// <summary>The column that a value is written to.</summary>
    protected virtual string StoredName(StoreColumn column) => column.Name;

    /// <summary>Columns that the database computes of others.</summary>
    protected virtual IEnumerable<string> GeneratedColumnsSql(IReadOnlyList<StoreColumn> columns) => [];

    protected abstract string TypeOf(ColumnKind kind);

    protected string Names(IReadOnlyList<StoreColumn> columns) => string.Join(", ", columns.Select(StoredName));

    protected static string Values(int columns, int rows) => string.Join(
        ",\n", Enumerable.Range(0, rows).Select(row => "(" + string.Join(", ", Enumerable.Range(row * columns, columns).Select(i => "@p" + i)) + ")"));

    /// <summary>The upsert of SQLite and PostgreSQL.</summary>
    protected string OnConflictSql(string table, IReadOnlyList<StoreColumn> columns, IReadOnlyList<StoreColumn> all, int keyColumns, int rows) =>
        $"INSERT INTO {table} ({Names(columns)})\nVALUES {Values(columns.Count, rows)}\n"
        + $"ON CONFLICT ({string.Join(", ", columns.Take(keyColumns).Select(column => column.Name))}) DO UPDATE SET "
        + string.Join(", ", all.Skip(keyColumns).Select(StoredName).Select(name => $"{name} = excluded.{name}"));
}
