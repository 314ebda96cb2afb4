using System;
using System.Data.Common;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Placements;
using Exotel.Analytics.Store;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>What a ledger promises in each database.</summary>
public sealed class PlacementLedgerTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>, IDisposable
{
    private const string Account = DialedList.AccountSid;

    private readonly TempStore _temp = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task A_row_changes_only_where_it_is_as_it_was_seen_in_SQLite()
    {
        using var first = PlacementLedger.OpenFile(_temp.Path, create: true);
        using var second = PlacementLedger.OpenFile(_temp.Path, create: true);
        await AssertClaimsAsync(first, second);
    }

    [Fact]
    public async Task A_row_changes_only_where_it_is_as_it_was_seen_in_PostgreSQL()
    {
        await using var connection = await server.ConnectAsync(Stop);
        await using var other = (DbConnection)((ICloneable)connection).Clone();
        await other.OpenAsync(Stop);
        using var first = PlacementLedger.Open(connection, create: true);
        using var second = PlacementLedger.Open(other, create: true);
        await AssertClaimsAsync(first, second);
    }

    [Fact]
    public void A_commit_of_the_ledger_is_flushed_to_the_disk()
    {
        using var connection = SqliteFile.Open(_temp.Path, create: true);
        using var ledger = PlacementLedger.Open(connection, create: true);

        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous";
        Assert.Equal(2L, command.ExecuteScalar());
    }

    [Fact]
    public void A_ledger_that_is_a_synchronized_store_keeps_both()
    {
        using (var store = _temp.Open())
            store.Write(FakeCalls.Account, FakeCalls.Many(1, 10));
        using (var ledger = PlacementLedger.OpenFile(_temp.Path, create: true))
            ledger.TryReplace(null, Entry("a"));

        using var again = _temp.Open();
        using var read = PlacementLedger.OpenFile(_temp.Path, create: false);
        Assert.Equal(10, again.Count(new StoredCallQuery()));
        Assert.Single(read.ReadAll(null));
    }

    [Theory]
    [InlineData("this is not a database, and long enough to be looked at as one")]
    [InlineData("SQLite format 3\0 but then nothing of it")]
    public void A_file_that_is_no_store_is_an_error(string content)
    {
        File.WriteAllText(_temp.Path, content);

        Assert.Equal(ExotelErrorKind.StoreFailed, Assert.Throws<ExotelException>(() => PlacementLedger.OpenFile(_temp.Path, create: true)).Kind);
    }

    [Fact]
    public void A_missing_file_is_not_made_for_reading()
    {
        Assert.Equal(ExotelErrorKind.StoreFailed, Assert.Throws<ExotelException>(() => PlacementLedger.OpenFile(_temp.Path, create: false)).Kind);
        Assert.False(File.Exists(_temp.Path));
    }

    private static async Task AssertClaimsAsync(PlacementLedger first, PlacementLedger second)
    {
        var claims = Enumerable.Range(0, 50).Select(i => Entry($"key {i}")).ToList();
        var won = await Task.WhenAll(
            Task.Run(() => claims.Where(claim => first.TryReplace(null, claim with { Message = "first" }) == ReplaceResult.Replaced).ToList(), Stop),
            Task.Run(() => claims.Where(claim => second.TryReplace(null, claim with { Message = "second" }) == ReplaceResult.Replaced).ToList(), Stop));
        Assert.Equal(claims.Select(claim => claim.Key).Order(StringComparer.Ordinal), won.SelectMany(claim => claim).Select(claim => claim.Key).Order(StringComparer.Ordinal));

        var seen = first.Read(Account, "key 0")!;
        Assert.Equal(claims[0] with { Message = seen.Message }, seen);
        Assert.Equal(ReplaceResult.Replaced, second.TryReplace(seen, seen with { State = PlacementState.Placed, Sid = "s0" }));
        Assert.Equal(ReplaceResult.Changed, first.TryReplace(seen, seen with { State = PlacementState.Refused }));
        Assert.Equal(ReplaceResult.Changed, first.TryReplace(seen, null));

        var other = first.Read(Account, "key 1")!;
        Assert.Equal(ReplaceResult.SidTaken, first.TryReplace(other, other with { Sid = "s0" }));
        Assert.Equal(ReplaceResult.Replaced, first.TryReplace(other, null));
        Assert.Null(second.Read(Account, "key 1"));
        Assert.Equal(49, second.ReadAll(Account).Count);
        Assert.Empty(second.ReadAll("another account"));
    }

    private static PlacementEntry Entry(string key) =>
        DialedList.Row(key, "+919810000001").ToEntry(Account) with { SentAt = new DateTime(2026, 3, 15, 6, 30, 0, DateTimeKind.Utc) };
}
