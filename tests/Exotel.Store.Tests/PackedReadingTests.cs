using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Store;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>Reading rows of an own file as one text each, ahead of their use.</summary>
public sealed class PackedReadingTests : IDisposable
{
    private readonly TempStore _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("\u001E", "x")]
    [InlineData("a\u001Eb\u001E", "\u001D")]
    [InlineData("a\u001Db", "c\u001E\u001D\u001F")]
    [InlineData("a\u001Fb", "\u001F\u001F")]
    [InlineData("", "")]
    [InlineData("'\"\\,", "नमस्ते 😀 \u0001\u0002\u0003\u0004")]
    public void A_text_with_separators_in_it_is_read_back_as_it_is(string from, string custom)
    {
        using var store = _temp.Open();
        var calls = new List<Call>
        {
            FakeCalls.One("A", FakeCalls.Now),
            new() { Sid = "B", AccountSid = FakeCalls.Account, Direction = from, From = from, Outcome = "Missed", CustomField = custom, AgentName = custom, Duration = -1, Leg1Duration = 7 },
            new() { Sid = "C", AccountSid = FakeCalls.Account, Direction = "inbound", To = from, CallerName = from, Duration = 3 },
            FakeCalls.One("D", FakeCalls.Now),
        };

        store.Write(FakeCalls.Account, calls);

        TempStore.AssertHolds(store, calls);
        var rows = store.ReadRows(new(), CallFields.Sid | CallFields.Direction | CallFields.CallerName | CallFields.Leg1Duration).OrderBy(row => row.Sid, StringComparer.Ordinal).ToList();
        Assert.Equal(["A", "B", "C", "D"], rows.Select(row => row.Sid));
        Assert.Equal([calls[0].Leg1Duration, 7, null, calls[3].Leg1Duration], rows.Select(row => row.Leg1Duration));
        Assert.Equal((string.IsNullOrWhiteSpace(from) ? null : from, from), (rows[1].Direction, rows[2].CallerName));
    }

    [Theory]
    [InlineData("duration", "soon", "'soon'")]
    [InlineData("duration", "12.5", "'12.5'")]
    [InlineData("duration", "", "''")]
    [InlineData("duration", "-", "'-'")]
    [InlineData("duration", "99999999999", "'99999999999'")]
    [InlineData("leg1_duration", "-2147483649", "'-2147483649'")]
    [InlineData("leg1_duration", "99999999999999999999", "'")]
    [InlineData("date_created", "yesterday", "'yesterday'")]
    [InlineData("date_created", "2026-13-01T00:00:00Z", "DateTime")]
    [InlineData("date_created", "2026x01x01T00x00x00Z", "'2026x01x01T00x00x00Z'")]
    [InlineData("utc_offset", "5000", "'5000'")]
    [InlineData("price", "free", "price")]
    [InlineData("price", "9e999", "price")]
    [InlineData("price", "1e30", "Decimal")]
    public void A_value_that_somebody_else_wrote_into_the_file_and_cannot_be_read_is_an_error_of_the_store(string column, string value, string shown)
    {
        using var store = _temp.Open();
        store.Write(FakeCalls.Account, [FakeCalls.One("A", FakeCalls.Now)]);
        foreach (var custom in (string[])["packed", "read by itself for its \u001E"])
        {
            using (var database = new StoreDatabase(SqliteFile.Open(_temp.Path, create: false), _temp.Path, isOwner: true))
                database.Execute($"UPDATE exo_calls SET {column} = @p0, caller_name = @p1", (ColumnKind.Text, value), (ColumnKind.Text, custom));

            AssertFails(() => Assert.Empty(store.Read(new())));
            AssertFails(() => Assert.Empty(store.ReadRows(new(), CallFields.All)));
        }

        AssertFails(() => store.Write(FakeCalls.Account, [FakeCalls.One("A", FakeCalls.Now)]));

        void AssertFails(Action read)
        {
            var error = Assert.Throws<ExotelException>(read);
            Assert.Equal(ExotelErrorKind.StoreFailed, error.Kind);
            Assert.Contains(_temp.Path, error.Message, StringComparison.Ordinal);
            Assert.Contains(shown, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_row_without_an_account_is_read_as_it_is_whatever_its_other_texts_are()
    {
        using var store = _temp.Open();
        store.Write(FakeCalls.Account, [FakeCalls.One("A", FakeCalls.Now)]);
        using (var database = new StoreDatabase(SqliteFile.Open(_temp.Path, create: false), _temp.Path, isOwner: true))
            database.Execute("UPDATE exo_calls SET account_sid = '', to_number = @p0", (ColumnKind.Text, "a\u001Eb"));

        var call = Assert.Single(store.Read(new()));

        Assert.Equal(("A", "a\u001Eb"), (call.Sid, call.To));
        Assert.True(string.IsNullOrEmpty(call.AccountSid));
    }

    [Fact]
    public void Without_the_function_of_a_newer_SQLite_the_texts_are_the_same()
    {
        using (var store = _temp.Open())
            store.Write(FakeCalls.Account, [.. FakeCalls.Many(5, 40), FakeCalls.Odd("A", ""), FakeCalls.Odd("B", "\u001E")]);
        using var database = new StoreDatabase(SqliteFile.Open(_temp.Path, create: false), _temp.Path, isOwner: true);
        var (with, without) = (Sql(hasFunction: true), Sql(hasFunction: false));

        Assert.Contains("concat_ws", with, StringComparison.Ordinal);
        Assert.DoesNotContain("concat", without, StringComparison.Ordinal);
        Assert.Equal(42, Texts(with).Count);
        Assert.Equal(Texts(with), Texts(without));

        static string Sql(bool hasFunction) => PackedColumns.From(null, CallReader.Columns, CallReader.RareColumns, hasFunction).Sql;
        List<string> Texts(string sql) => database.Query($"SELECT {sql} FROM exo_calls ORDER BY sid", row => row.GetString(0)).ToList();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Calls_of_one_second_are_sorted_by_SID_also_where_a_page_ends_among_them(bool ascending)
    {
        using var store = _temp.Open();
        var random = new Random(5);
        var calls = Enumerable.Range(0, 3000).Select(i => FakeCalls.One($"{random.Next():x8}{i:x24}", FakeCalls.Now.AddSeconds(-random.Next(300)))).ToList();
        calls.Add(new Call { Sid = "undated", AccountSid = FakeCalls.Account });
        store.Write(FakeCalls.Account, calls);
        var sorted = calls.OrderBy(call => call.DateCreated).ThenBy(call => call.Sid, StringComparer.Ordinal).Select(call => call.Sid).ToList();
        if (!ascending)
            sorted.Reverse();

        Assert.Equal(sorted, SidsOf(new() { Ascending = ascending }));
        Assert.Equal(sorted.Skip(1234).Take(55), SidsOf(new() { Ascending = ascending, Skip = 1234, Limit = 55 }));
        Assert.Equal(sorted.Take(1), SidsOf(new() { Ascending = ascending, Limit = 1 }));
        Assert.Empty(SidsOf(new() { Limit = 0 }));

        List<string?> SidsOf(StoredCallQuery query) => store.Read(query).Select(call => call.Sid).ToList();
    }

    [Fact]
    public void A_reader_that_stops_early_leaves_the_store_free_for_others_and_for_itself()
    {
        using var store = _temp.Open();
        store.Write(FakeCalls.Account, FakeCalls.Many(3, 6000));

        foreach (var count in (int[])[1, 63, 64, 65, 700, 2111, 2112, 2113, 5000])
            Assert.Equal(count, store.Read(new()).Take(count).Count());

        store.Write(FakeCalls.Account, FakeCalls.Many(4, 10));
        Assert.Equal(6010, store.Count(new()));
    }

    [Fact]
    public void Queries_by_time_use_the_index_of_times_and_those_of_a_customer_that_of_customers()
    {
        using (_temp.Open())
        {
        }

        Assert.Equal("SCAN exo_calls USING INDEX exo_calls_by_time", Plan(new() { AccountSid = "a" }, "ORDER BY date_created DESC"));
        Assert.Equal("SEARCH exo_calls USING INDEX exo_calls_by_time (date_created>?)", Plan(new() { AccountSid = "a", Since = FakeCalls.Now }, "ORDER BY date_created"));
        Assert.Equal("SCAN exo_calls", Plan(new() { AccountSid = "a" }, string.Empty));
        Assert.StartsWith("SEARCH exo_calls USING INDEX exo_calls_by_customer", Plan(new() { AccountSid = "a", Since = FakeCalls.Now, CustomerNumber = ["098"] }, string.Empty), StringComparison.Ordinal);
    }

    private string Plan(StoredCallQuery query, string order)
    {
        using var connection = SqliteFile.Open(_temp.Path, create: false);
        using var database = new StoreDatabase(connection, _temp.Path, isOwner: false);
        var (condition, parameters) = query.ToSql(database.Dialect.UnindexedAccount);
        return string.Join(", ", database.Query($"EXPLAIN QUERY PLAN SELECT sid, status FROM exo_calls{condition} {order}", row => row.GetString(3), parameters));
    }
}
