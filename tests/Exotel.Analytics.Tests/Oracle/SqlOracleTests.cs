using System.Linq;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace Exotel.Analytics.Tests.Oracle;

/// <summary>The figures agree to the last digit with a second implementation, written in SQL.</summary>
public sealed class SqlOracleTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(100, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void SQLite_agrees(int seed)
    {
        SQLitePCL.Batteries_V2.Init();
        new OracleComparison(SqlDialect.Sqlite).Run(new SqliteConnection("Data Source=:memory:"), seed);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void PostgreSQL_agrees(int seed)
    {
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? string.Empty);
        new OracleComparison(SqlDialect.PostgreSql).Run(new NpgsqlConnection(server.ConnectionString), seed);
    }
}
