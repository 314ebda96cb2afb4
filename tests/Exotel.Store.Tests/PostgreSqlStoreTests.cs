using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Analytics.Store;
using Exotel.Store.Tests.Support;
using Npgsql;
using Xunit;

namespace Exotel.Store.Tests;

public sealed class PostgreSqlStoreTests(PostgreSqlServer server) : CallStoreContract, IClassFixture<PostgreSqlServer>, IDisposable
{
    private readonly List<NpgsqlConnection> _connections = [];

    public void Dispose()
    {
        foreach (var connection in _connections)
            connection.Dispose();
    }

    private protected override async Task<CallStore> OpenAsync()
    {
        _connections.Add(await server.ConnectAsync(Stop));
        return CallStore.Open(_connections[^1], create: true);
    }

    [Fact]
    public async Task The_connection_of_the_user_stays_open_and_a_closed_one_is_refused()
    {
        (await OpenAsync()).Dispose();
        Assert.Equal(System.Data.ConnectionState.Open, _connections[0].State);

        await _connections[0].CloseAsync();

        Assert.Equal(ExotelErrorKind.StoreFailed, Assert.Throws<ExotelException>(() => CallStore.Open(_connections[0], create: true)).Kind);
    }

    [Fact]
    public async Task A_second_synchronization_of_a_database_ends_with_StoreBusy_until_the_first_ends()
    {
        using var first = await OpenAsync();
        await using var connection = new NpgsqlConnection(_connections[0].ConnectionString);
        await connection.OpenAsync(Stop);
        using var second = CallStore.Open(connection, create: true);

        using (first.Lock(TimeSpan.Zero, Stop))
            Assert.Equal(ExotelErrorKind.StoreBusy, Assert.Throws<ExotelException>(() => second.Lock(TimeSpan.Zero, Stop)).Kind);
        second.Lock(TimeSpan.Zero, Stop)!.Dispose();
    }

    [Fact]
    public async Task Every_key_and_index_begins_with_the_account_or_the_version()
    {
        using var store = await OpenAsync();
        await using var command = new NpgsqlCommand("SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()", _connections[0]);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var indexes = new List<string>();
        while (await reader.ReadAsync(Stop))
            indexes.Add(reader.GetString(0));

        Assert.Equal(6, indexes.Count);
        Assert.All(indexes, index => Assert.Matches(@"\((account_sid|schema_version)\b", index));
    }

    /// <summary>The server undoes what a killed client had not committed; so it is with a connection that ends.</summary>
    [Fact]
    public async Task A_connection_that_is_cut_while_writing_leaves_every_covered_stretch_whole()
    {
        var calls = FakeCalls.Many(3, 2_000);
        using var first = await OpenAsync();
        await using var connection = new NpgsqlConnection(_connections[0].ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Stop);
        using var victim = CallStore.Open(connection, create: true);
        var day = new TimeRange(FakeCalls.Now.AddDays(-10), FakeCalls.Now.AddDays(-5));
        victim.Write(FakeCalls.Account, calls.Where(call => call.DateCreated <= day.Until), day);

        Assert.Throws<ExotelException>(() => victim.Write(FakeCalls.Account, calls.Select((call, i) =>
        {
            if (i == 1_500)
                Terminate(connection.ProcessID);
            return call;
        }), new TimeRange(day.Until, FakeCalls.Now)));

        Assert.Equal([day], first.Coverage(FakeCalls.Account));
        TempStore.AssertCoveredIsWhole(first, calls);
    }

    /// <summary>EXOTEL_KILLS_POSTGRESQL says how many processes; each is killed at a random moment.</summary>
    [Fact]
    public async Task A_run_that_is_killed_at_any_moment_leaves_what_is_covered_whole_and_the_next_goes_on()
    {
        var kills = KilledSynchronization.CountFrom("EXOTEL_KILLS_POSTGRESQL", defaultCount: 1);
        for (var seed = 1; seed <= kills; seed++)
        {
            var connection = await server.ConnectAsync(Stop);
            _connections.Add(connection);
            await KilledSynchronization.RunAndKillAsync(connection.ConnectionString, seed, Stop);
            using var store = CallStore.Open(connection, create: true);
            await KilledSynchronization.AssertGoesOnAsync(store, seed, Stop);
        }
    }

    private void Terminate(int id)
    {
        using var command = new NpgsqlCommand("SELECT pg_terminate_backend($1)", _connections[0]) { Parameters = { new() { Value = id } } };
        command.ExecuteScalar();
    }
}
