using System;
using System.IO;
using System.Linq;
using System.Threading;
using Exotel.Analytics.Store;
using Exotel.Store.Tests.Support;
using Exotel.TestKit;
using Xunit;

namespace Exotel.Store.Tests;

/// <summary>Where the file of a store can be, and what is said where it cannot.</summary>
public sealed class SqlitePathTests : IDisposable
{
    private readonly TempStore _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_store_is_written_and_read_under_a_path_of_more_than_260_characters()
    {
        var path = Path.Combine(LongFolder.Create(_temp.Folder), "calls.db");
        using (var store = CallStore.OpenFile(path, create: true))
        using (store.Lock(TimeSpan.Zero, CancellationToken.None))
            store.Write(FakeCalls.Account, [FakeCalls.One("S1", FakeCalls.Now)]);

        using (var store = CallStore.OpenFile(path, create: false))
            TempStore.AssertHolds(store, [FakeCalls.One("S1", FakeCalls.Now)]);

        Assert.Equal(["calls.db", "calls.db.sync-lock"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_path_longer_than_SQLite_accepts_is_an_error_that_tells_the_lengths_and_makes_no_file()
    {
        var path = Path.Combine(LongFolder.Create(_temp.Folder, length: 1100), "calls.db");

        var message = Refusal(path);

        Assert.Contains(OperatingSystem.IsWindows() ? "accepts 1032" : $"has {path.Length} bytes, and SQLite accepts 504", message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void The_longest_path_that_SQLite_accepts_is_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has another limit.");
        var folder = LongFolder.Create(_temp.Folder, length: 440);
        var longest = Path.Combine(folder, new string('c', 504 - folder.Length - 1));
        using (CallStore.OpenFile(longest, create: true))
        {
        }

        Assert.Contains("505 bytes", Refusal(longest + "c"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_limit_of_a_name_is_in_bytes_outside_Windows()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows counts characters.");

        Assert.Contains("at most 245 bytes", Refusal(Path.Combine(_temp.Folder, new string('\u00E4', 123))), StringComparison.Ordinal);
        using var store = CallStore.OpenFile(Path.Combine(_temp.Folder, new string('\u00E4', 122)), create: true);
    }

    [Theory]
    [InlineData(246)]
    [InlineData(255)]
    [InlineData(400)]
    public void A_name_that_leaves_no_room_for_the_files_beside_it_is_an_error_and_makes_no_file(int length)
    {
        Assert.Contains("at most 245 " + (OperatingSystem.IsWindows() ? "characters" : "bytes"), Refusal(Path.Combine(_temp.Folder, new string('n', length))), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_temp.Folder));
    }

    [Fact]
    public void The_longest_name_is_opened_written_and_locked()
    {
        using var store = CallStore.OpenFile(Path.Combine(_temp.Folder, new string('n', 245)), create: true);
        using (store.Lock(TimeSpan.Zero, CancellationToken.None))
            store.Write(FakeCalls.Account, [FakeCalls.One("S1", FakeCalls.Now)]);

        TempStore.AssertHolds(store, [FakeCalls.One("S1", FakeCalls.Now)]);
    }

    [Theory]
    [InlineData(@"\\server\share\calls.db")]
    [InlineData(@"\\?\UNC\server\share\calls.db")]
    [InlineData(@"\\.\unc\server\share\calls.db")]
    public void A_file_on_a_network_share_is_refused_in_every_form_of_its_path(string path) =>
        Assert.Contains("network share", Refusal(path), StringComparison.Ordinal);

    [Fact]
    public void A_file_on_a_drive_that_is_a_network_share_is_refused()
    {
        Assert.True(NetworkShare.Holds(_temp.Path, _ => DriveType.Network));
        Assert.False(NetworkShare.Holds(_temp.Path, _ => DriveType.Fixed));
        Assert.False(NetworkShare.Holds(_temp.Path));
    }

    [Theory]
    [InlineData(@"\\?\")]
    [InlineData(@"\\.\")]
    public void The_drive_of_a_path_with_a_prefix_is_asked_for_its_type(string prefix)
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "There are no drives.");
        var asked = string.Empty;

        Assert.True(NetworkShare.Holds(prefix + @"N:\calls.db", drive => (asked = drive) == @"N:\" ? DriveType.Network : DriveType.Fixed));
    }

    [Fact]
    public void A_device_of_Windows_and_a_stream_inside_a_file_are_errors_and_make_no_file()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "There is no file that is a device by its name.");

        Assert.Contains("'nul.db' is the name of a device", Refusal(Path.Combine(_temp.Folder, "nul.db")), StringComparison.Ordinal);
        Assert.Contains("a stream inside a file", Refusal(_temp.Path + ":x"), StringComparison.Ordinal);

        Assert.Empty(Directory.GetFiles(_temp.Folder));
    }

    private static string Refusal(string path)
    {
        var error = Assert.Throws<ExotelException>(() => CallStore.OpenFile(path, create: true).Dispose());
        Assert.Equal(ExotelErrorKind.StoreFailed, error.Kind);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        return error.Message;
    }
}
