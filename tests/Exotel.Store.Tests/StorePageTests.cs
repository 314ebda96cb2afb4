using System;
using System.Collections.Generic;
using System.Data.Common;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Placements;
using Exotel.Analytics.Store;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>What docs/store.md says is so.</summary>
public sealed class StorePageTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>, IDisposable
{
    private readonly TempStore _temp = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Page { get; } = File.ReadAllText(Path.Combine(
        typeof(StorePageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Sources").Value!,
        "../../docs/store.md")).ReplaceLineEndings("\n");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Every_table_and_column_is_on_the_page_and_nothing_else()
    {
        IEnumerable<string> Documented(string table) => Regex
            .Matches(Regex.Match(Page, $@"(?ms)^### {table}\n(.*?)(?=^##|\z)").Value, @"(?m)^\| `(\w+)` \|")
            .Select(match => match.Groups[1].Value);

        Assert.Equal(CallColumns.All.Select(column => column.Name), Documented(StoreTables.Calls));
        Assert.Equal(StoreTables.CoverageColumns.Select(column => column.Name), Documented(StoreTables.Coverage));
        Assert.Equal(StoreTables.PlacementColumns.Select(column => column.Name), Documented(StoreTables.Placements));
        Assert.Equal(StoreTables.MetaColumns.Select(column => column.Name), Documented(StoreTables.Meta));
    }

    [Fact]
    public async Task Every_query_of_the_page_finds_something_in_SQLite()
    {
        using (var store = _temp.Open())
            Fill(store);
        using (var ledger = PlacementLedger.OpenFile(_temp.Path, create: true))
            Fill(ledger);
        await using var connection = SqliteFile.Open(_temp.Path, create: false);

        await AssertFindsAsync(connection, "sqlite");
    }

    [Fact]
    public async Task Every_query_of_the_page_finds_something_in_PostgreSQL()
    {
        await using var connection = await server.ConnectAsync(Stop);
        using (var store = CallStore.Open(connection, create: true))
            Fill(store);
        using (var ledger = PlacementLedger.Open(connection, create: true))
            Fill(ledger);

        await AssertFindsAsync(connection, "postgresql");
    }

    private static void Fill(CallStore store)
    {
        var calls = FakeCalls.Many(1, 5_000).Append(FakeCalls.One("unpriced", FakeCalls.Now, price: null));
        store.Write(FakeCalls.Account, calls, new TimeRange(FakeCalls.Now.AddDays(-10), FakeCalls.Now));
    }

    private static void Fill(PlacementLedger ledger) =>
        ledger.TryReplace(null, DialedList.Row("order 17", "+919810000111").ToEntry(FakeCalls.Account) with { State = PlacementState.Placed, Sid = "unpriced" });

    private static async Task AssertFindsAsync(DbConnection connection, string dialect)
    {
        var queries = Regex.Matches(Page, $@"(?ms)^```(?:sql|{dialect})\n(.*?)\n```").Select(match => match.Groups[1].Value).ToList();
        Assert.InRange(queries.Count, 10, 20);
        foreach (var query in queries)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = query;
            await using var reader = await command.ExecuteReaderAsync(Stop);
            Assert.True(await reader.ReadAsync(Stop), query);
        }
    }
}
