using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Exotel.Analytics.Store;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>The SQL of each dialect is what the approved files hold. EXOTEL_ACCEPT_SQL=1 writes them anew.</summary>
public sealed class SqlTextTests
{
    [Fact]
    public void SQL_of_SQLite_is_as_approved() => Compare("sqlite.sql", SqliteDialect.Instance);

    [Fact]
    public void SQL_of_PostgreSQL_is_as_approved() => Compare("postgresql.sql", PostgreSqlDialect.Instance);

    [Fact]
    public void SQL_of_SQL_Server_is_as_approved() => Compare("sqlserver.sql", SqlServerDialect.Instance);

    private static void Compare(string name, StoreDialect dialect)
    {
        var statements = StoreSchema.Current.CreateSql(dialect).Concat(NameTables.CreateSql(dialect)).Concat(
        [
            dialect.UpsertSql(StoreTables.Calls, CallColumns.All, CallColumns.All, 2, rows: 2), dialect.CountTablesSql, dialect.SerializeWritersSql, dialect.TryLockSql, dialect.UnlockSql,
            "SELECT sid FROM exo_calls ORDER BY date_created" + dialect.PageSql(0, null), "SELECT sid FROM exo_calls ORDER BY date_created" + dialect.PageSql(20, 10),
        ]);
        var text = string.Join(";\n\n", statements.Where(statement => statement is not null)) + ";\n";
        var sources = typeof(SqlTextTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Sources").Value!;
        var file = Path.Combine(sources, "Approved", name);
        if (Environment.GetEnvironmentVariable("EXOTEL_ACCEPT_SQL") == "1")
            File.WriteAllText(file, text);

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}
