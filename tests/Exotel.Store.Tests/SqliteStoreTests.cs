using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Analytics.Store;
using Exotel.Store.Tests.Support;
using Xunit;

namespace Exotel.Store.Tests;

public sealed class SqliteStoreTests : CallStoreContract, IDisposable
{
    private readonly TempStore _temp = new();

    public void Dispose() => _temp.Dispose();

    private protected override Task<CallStore> OpenAsync() => Task.FromResult(_temp.Open());

    [Fact]
    public void The_file_is_made_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Modes are of Unix.");
            return;
        }

        using (var store = _temp.Open())
            store.Write(FakeCalls.Account, [FakeCalls.One("S1", FakeCalls.Now)]);

        foreach (var file in Directory.GetFiles(_temp.Folder))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_missing_file_is_an_error_and_is_not_made_when_it_is_only_read()
    {
        var error = Assert.Throws<ExotelException>(() => _temp.Open(create: false));

        Assert.Equal(ExotelErrorKind.StoreFailed, error.Kind);
        Assert.Contains(_temp.Path, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_temp.Path));
    }

    [Fact]
    public void A_directory_another_kind_of_file_and_a_database_without_calls_are_refused()
    {
        Directory.CreateDirectory(_temp.Path);
        Assert.Contains("directory", Refusal(create: true), StringComparison.Ordinal);
        Directory.Delete(_temp.Path);

        File.WriteAllText(_temp.Path, new string('x', 5000));
        Assert.Contains("not an SQLite database", Refusal(create: true), StringComparison.Ordinal);

        File.WriteAllBytes(_temp.Path, []);
        Assert.Contains("no tables of this module", Refusal(create: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_schema_is_refused_and_left_as_it_is()
    {
        using (CallStore.OpenFile(_temp.Path, create: true, new StoreSchema([_ => ["CREATE TABLE exo_later (id INTEGER PRIMARY KEY)"]])))
        {
        }

        Assert.Contains("version 2", Refusal(create: true), StringComparison.Ordinal);
    }

    /// <summary>The file was written by the first version of the module.</summary>
    [Fact]
    public void A_store_of_the_first_schema_is_read_and_is_upgraded_in_place_with_all_its_calls()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "store-v1.db"), _temp.Path);
        var calls = FakeCalls.Many(11, 20);
        using (var store = _temp.Open(create: false))
            TempStore.AssertHolds(store, calls);

        var later = new StoreSchema([_ => ["ALTER TABLE exo_calls ADD COLUMN later TEXT", "CREATE INDEX exo_later ON exo_calls (later)"]]);
        using (var store = CallStore.OpenFile(_temp.Path, create: false, later))
        {
            TempStore.AssertHolds(store, calls);
            Assert.Equal(new TimeRange(FakeCalls.Now.AddDays(-10), FakeCalls.Now), Assert.Single(store.Coverage(FakeCalls.Account)));
        }

        using (CallStore.OpenFile(_temp.Path, create: false, later))
        {
        }
    }

    /// <summary>Its generated columns put more together than those of a new file.</summary>
    [Fact]
    public void A_call_written_to_a_store_of_the_first_schema_is_read_whole_by_SQL_too()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "store-v1.db"), _temp.Path);
        var call = FakeCalls.One("S-new", FakeCalls.Now);
        using (var store = _temp.Open())
            store.Write(FakeCalls.Account, [call]);

        using var connection = SqliteFile.Open(_temp.Path, create: false);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT recording_url || ' ' || uri || ' ' || exophone_sid FROM exo_calls WHERE sid = 'S-new'";
        Assert.Equal($"{call.RecordingUrl} {call.Uri} {call.PhoneNumberSid}", command.ExecuteScalar());
    }

    [Fact]
    public void An_upgrade_that_fails_leaves_the_earlier_schema()
    {
        using (var store = _temp.Open())
            store.Write(FakeCalls.Account, [FakeCalls.One("S1", FakeCalls.Now)]);
        var broken = new StoreSchema([_ => ["ALTER TABLE exo_calls ADD COLUMN later TEXT", "this is no SQL"]]);

        Assert.Throws<ExotelException>(() => CallStore.OpenFile(_temp.Path, create: true, broken));

        using var again = _temp.Open();
        TempStore.AssertHolds(again, [FakeCalls.One("S1", FakeCalls.Now)]);
    }

    [Fact]
    public void Texts_that_repeat_the_SID_or_the_account_are_stored_short_and_are_read_whole_by_SQL()
    {
        using (var store = _temp.Open())
            store.Write(FakeCalls.Account, [FakeCalls.One("S1", FakeCalls.Now)]);

        using var connection = SqliteFile.Open(_temp.Path, create: false);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT recording_url || ' ' || uri || ' ' || length(recording_url_short || uri_short) FROM exo_calls";
        Assert.Equal("https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/acme1/S1.mp3 /v1/Accounts/acme1/Calls/S1.json 14", command.ExecuteScalar());
    }

    [Fact]
    public void A_connection_of_an_unknown_provider_is_an_error_that_names_it_and_what_to_do()
    {
        using var connection = new OtherConnection();

        var error = Assert.Throws<ExotelException>(() => CallStore.Open(connection, create: true));

        Assert.Equal(ExotelErrorKind.StoreFailed, error.Kind);
        Assert.Contains("Exotel.Store.Tests.Support.OtherConnection", error.Message, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_synchronization_of_a_file_ends_with_StoreBusy_until_the_first_ends()
    {
        using var first = _temp.Open();
        using var second = _temp.Open();
        using (first.Lock(TimeSpan.Zero, CancellationToken.None))
            Assert.Equal(ExotelErrorKind.StoreBusy, Assert.Throws<ExotelException>(() => second.Lock(TimeSpan.Zero, CancellationToken.None)).Kind);
        second.Lock(TimeSpan.Zero, CancellationToken.None)!.Dispose();
    }

    [Fact]
    public void A_reader_sees_a_store_while_another_connection_writes()
    {
        using var writer = _temp.Open();
        writer.Write(FakeCalls.Account, [FakeCalls.One("S1", FakeCalls.Now)]);
        writer.Write(FakeCalls.Account, Enumerable.Range(0, 3).Select(i =>
        {
            using var reader = _temp.Open(create: false);
            Assert.Equal("S1", Assert.Single(reader.Read(new StoredCallQuery())).Sid);
            return FakeCalls.One("T" + i, FakeCalls.Now);
        }).ToList());
    }

    [Fact]
    public void SQLite_is_loaded_into_a_context_of_its_own()
    {
        using var store = _temp.Open();
        var context = System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(SqliteProvider.Factory.GetType().Assembly);

        Assert.Equal("Exotel SQLite", context!.Name);
        Assert.DoesNotContain(System.Runtime.Loader.AssemblyLoadContext.Default.Assemblies, assembly => assembly.GetName().Name!.Contains("SQLite", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_full_disk_is_an_error_that_names_it_and_leaves_the_store_as_it_was()
    {
        using (_temp.Open())
        {
        }

        using var connection = SqliteFile.Open(_temp.Path, create: false);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA max_page_count = 30";
        command.ExecuteNonQuery();
        using var store = CallStore.Open(connection, create: true);

        var error = Assert.Throws<ExotelException>(() => store.Write(FakeCalls.Account, FakeCalls.Many(1, 2_000), new TimeRange(FakeCalls.Now, FakeCalls.Now)));

        Assert.Equal(ExotelErrorKind.StoreFailed, error.Kind);
        Assert.Contains("disk is full", error.Message, StringComparison.Ordinal);
        TempStore.AssertHolds(store, []);
        Assert.Empty(store.Coverage(FakeCalls.Account));
    }

    [Fact]
    public void A_read_only_file_is_read_and_refuses_to_be_written()
    {
        using (var store = _temp.Open())
            store.Write(FakeCalls.Account, [FakeCalls.One("S1", FakeCalls.Now)]);
        File.SetAttributes(_temp.Path, FileAttributes.ReadOnly);

        using (var store = _temp.Open(create: false))
        {
            TempStore.AssertHolds(store, [FakeCalls.One("S1", FakeCalls.Now)]);
            var error = Assert.Throws<ExotelException>(() => store.Write(FakeCalls.Account, [FakeCalls.One("S2", FakeCalls.Now)]));
            Assert.Equal(ExotelErrorKind.StoreFailed, error.Kind);
            Assert.Contains("read-only", error.Message, StringComparison.Ordinal);
        }

        File.SetAttributes(_temp.Path, FileAttributes.Normal);
    }

    private string Refusal(bool create)
    {
        var error = Assert.Throws<ExotelException>(() => _temp.Open(create));
        Assert.Equal(ExotelErrorKind.StoreFailed, error.Kind);
        Assert.Contains(_temp.Path, error.Message, StringComparison.Ordinal);
        return error.Message;
    }
}
