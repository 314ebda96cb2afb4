using System;
using System.IO;
using System.Linq;
using Exotel.Analytics.Store;
using Exotel.Calls.Listing;
using Exotel.PowerShell.Pipeline;
using Xunit;

namespace Exotel.PowerShell.Tests.Pipeline;

/// <summary>What times without a zone mean in a store whose calls have two offsets: summer time began on 29 March.</summary>
public sealed class StoredCallReaderTests : IDisposable
{
    private static readonly TimeSpan Winter = TimeSpan.FromHours(1);
    private static readonly TimeSpan Summer = TimeSpan.FromHours(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("exotel-reader-test-");
    private readonly CallStore _store;

    public StoredCallReaderTests()
    {
        SqliteProvider.Folder = Path.Combine(RepositoryPaths.Stage, "sqlite");
        _store = CallStore.OpenFile(Path.Combine(_folder.FullName, "calls.db"), create: true);
        _store.Write("acme1", [Call("a", new(2026, 3, 1, 10, 0, 0, Winter)), Call("b", new(2026, 3, 28, 23, 30, 0, Winter)), Call("c", new(2026, 4, 10, 0, 10, 0, Summer))]);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("2026-03-15T00:00:00", 1)]
    [InlineData("2026-03-28T23:30:00", 1)]
    [InlineData("2026-04-10T00:00:00", 1)]
    [InlineData("2026-04-10T00:10:00", 2)]
    [InlineData("2026-07-01T12:00:00", 2)]
    public void A_local_time_has_the_offset_of_the_last_call_until_then(string local, int hours)
    {
        var query = new StoredCallReader(_store, "acme1").Convert(new CallQuery(), DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), until: null);

        Assert.Equal(TimeSpan.FromHours(hours), query.Since?.Offset);
    }

    [Fact]
    public void Before_the_first_call_it_has_the_offset_of_the_newest()
    {
        var query = new StoredCallReader(_store, "acme1").Convert(new CallQuery(), new DateTime(2025, 1, 1), until: null);

        Assert.Equal(Summer, query.Since?.Offset);
    }

    [Fact]
    public void The_last_hour_of_winter_is_read_whole()
    {
        var reader = new StoredCallReader(_store, "acme1");
        var query = reader.Convert(new CallQuery(), new DateTime(2026, 3, 28, 23, 0, 0), new DateTime(2026, 3, 28, 23, 59, 59));

        Assert.Equal(["b"], reader.Read(query).Select(call => call.Sid));
    }

    private static Call Call(string sid, DateTimeOffset created) => new() { Sid = sid, AccountSid = "acme1", Status = "completed", Outcome = "Answered", DateCreated = created };
}
