using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.PowerShell.Profiles;
using Exotel.PowerShell.Secrets;
using Exotel.TestKit;
using Xunit;

namespace Exotel.PowerShell.Tests.Profiles;

/// <summary>The profiles file: whole, private, and never lost.</summary>
public sealed class ProfileStoreTests : IDisposable
{
    private readonly ConfigHome _home = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_store_keeps_every_part_of_a_profile()
    {
        var entry = Entry("work") with { ApiKey = "...abcd", Region = "Mumbai", TimeZone = "Asia/Kolkata", RateLimit = 0 };

        _home.With("work", entry);

        Assert.Equal(entry, _home.Store.Get("WORK"));
        Assert.Equal(entry, _home.Store.GetDefault());
    }

    [Fact]
    public void A_missing_folder_has_no_profiles() => Assert.Empty(_home.Store.Read().Profiles);

    [Fact]
    public void Only_the_user_can_read_the_profiles_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists instead of modes.");
        _home.With(null, Entry("work"));
        _home.With(null, Entry("again"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ConfigHome.ModeOf(_home.ProfilesFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, ConfigHome.ModeOf(_home.Folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"version\": 1, \"profiles\": [ { \"name\": \"wo")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{ \"version\": 1, \"profiles\": [ null ] }")]
    [InlineData("{ \"version\": 1, \"profiles\": [ { \"name\": \"work\" } ] }")]
    [InlineData("{ \"version\": 2, \"profiles\": [] }")]
    [InlineData("{ \"version\": 1, \"profiles\": [ { \"name\": \"work\", \"accountSid\": \" \", \"secret\": { \"store\": \"Plaintext\", \"name\": \"a\" } } ] }")]
    [InlineData("{ \"version\": 1, \"profiles\": [ { \"name\": \"work\", \"accountSid\": \"a\", \"rateLimit\": -1, \"secret\": { \"store\": \"Plaintext\", \"name\": \"a\" } } ] }")]
    public void An_unreadable_profiles_file_is_named_and_left_unchanged(string content)
    {
        Directory.CreateDirectory(_home.Folder);
        File.WriteAllText(_home.ProfilesFile, content);

        foreach (var action in new Action[] { () => _home.Store.Read(), () => _home.With(null, Entry("work")) })
        {
            var error = Assert.Throws<ExotelException>(action);
            Assert.Equal(ExotelErrorKind.ProfileStoreFailed, error.Kind);
            Assert.Contains(_home.ProfilesFile, error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(content, File.ReadAllText(_home.ProfilesFile));
    }

    [Fact]
    public void A_byte_order_mark_in_the_profiles_file_is_tolerated()
    {
        _home.With(null, Entry("work"));
        var text = File.ReadAllText(_home.ProfilesFile);
        File.WriteAllText(_home.ProfilesFile, text, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal("work", _home.Store.Get("work").Name);
    }

    [Fact]
    public void A_symbolic_link_to_the_profiles_file_is_kept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only some users make links.");
        _home.With(null, Entry("work"));
        var kept = Path.Combine(_home.Folder, "..", "kept.json");
        File.Move(_home.ProfilesFile, kept);
        File.CreateSymbolicLink(_home.ProfilesFile, kept);

        _home.With(null, Entry("other"));

        Assert.NotNull(new FileInfo(_home.ProfilesFile).LinkTarget);
        Assert.Contains("other", File.ReadAllText(kept), StringComparison.Ordinal);
        Assert.Equal(2, _home.Store.Read().Profiles.Count);
    }

    [Fact]
    public void Unknown_fields_of_a_profile_are_kept()
    {
        Directory.CreateDirectory(_home.Folder);
        File.WriteAllText(_home.ProfilesFile, """
            { "version": 1, "note": "of the file", "profiles": [
              { "name": "work", "accountSid": "a", "note": { "of": "the profile" }, "secret": { "store": "Plaintext", "name": "a" } } ] }
            """);

        _home.Store.Update(file => file.With(file.Find("work")! with { Region = "Mumbai" }).With(Entry("other")), Cancellation);

        var text = File.ReadAllText(_home.ProfilesFile);
        Assert.Contains("of the file", text, StringComparison.Ordinal);
        Assert.Contains("the profile", text, StringComparison.Ordinal);
        Assert.Equal("Mumbai", _home.Store.Get("work").Region);
    }

    [Fact]
    public async Task Concurrent_writers_lose_nothing_and_readers_see_whole_files()
    {
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var most = 0;
            while (!done.IsCancellationRequested)
            {
                var count = _home.Store.Read().Profiles.Count;
                Assert.True(count >= most, "A profile that was there is gone.");
                most = count;
            }
        }, Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
        {
            foreach (var number in Enumerable.Range(0, 12))
                _home.Store.Update(file => file.With(Entry(string.Create(CultureInfo.InvariantCulture, $"p{writer}-{number}"))), Cancellation);
        }, Cancellation)));
        await done.CancelAsync();
        await reader;

        Assert.Equal(96, _home.Store.Read().Profiles.Count);
        Assert.Empty(Directory.GetFiles(_home.Folder, "*.tmp"));
    }

    [Fact]
    public async Task A_wait_for_another_writer_ends_when_canceled()
    {
        _home.With(null, Entry("work"));
        using var held = FileLock.Acquire(Path.Combine(_home.Folder, "profiles.lock"), Cancellation);
        using var stop = new CancellationTokenSource();

        var write = Task.Run(() => _home.Store.Update(file => file.Without("work"), stop.Token), Cancellation);
        stop.CancelAfter(50);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write.WaitAsync(TimeSpan.FromSeconds(5), Cancellation));
        Assert.Single(_home.Store.Read().Profiles);
    }

    [Fact]
    public void EXOTEL_CONFIG_HOME_sets_the_folder_of_the_profiles()
    {
        Assert.Equal(_home.Folder, ConfigFolder.Find(name => name == "EXOTEL_CONFIG_HOME" ? _home.Folder : null));
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps it in APPDATA.");
        Assert.Equal("/some/where/exotel-powershell", ConfigFolder.Find(name => name == "XDG_CONFIG_HOME" ? "/some/where" : null));
        Assert.EndsWith("/.config/exotel-powershell", ConfigFolder.Find(_ => null), StringComparison.Ordinal);
        Assert.EndsWith("/.config/exotel-powershell", ConfigFolder.Find(name => name == "EXOTEL_CONFIG_HOME" ? " " : null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config")]
    [InlineData("./config")]
    [InlineData("../config")]
    [InlineData("~/config")]
    [InlineData("C:")]
    [InlineData("C:config")]
    public void EXOTEL_CONFIG_HOME_that_depends_on_the_current_folder_is_an_error_and_makes_no_folder(string path)
    {
        var error = Assert.Throws<ExotelException>(() => ConfigFolder.Find(name => name == "EXOTEL_CONFIG_HOME" ? path : null));

        Assert.Equal(ExotelErrorKind.ProfileStoreFailed, error.Kind);
        Assert.Contains($"EXOTEL_CONFIG_HOME is '{path}', which is not a full path", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EXOTEL_CONFIG_HOME_depends_on_the_current_drive_without_one_on_Windows()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "There are no drives.");

        Assert.Throws<ExotelException>(() => ConfigFolder.Find(_ => @"\config"));
        Assert.Equal(@"C:\new\config", ConfigFolder.Find(_ => "C:/new/./old/../config"));
        Assert.Equal(@"\\server\share\config", ConfigFolder.Find(_ => @"\\server\share\config"));
    }

    [Fact]
    public void EXOTEL_CONFIG_HOME_can_have_segments_that_lead_up() =>
        Assert.Equal(_home.Folder, ConfigFolder.Find(_ => Path.Combine(_home.Folder, "none", "..", ".")));

    [Fact]
    public void Profiles_are_saved_in_a_folder_whose_path_has_more_than_260_characters()
    {
        var store = new ProfileStore(LongFolder.Describe(_home.Folder));
        store.Update(file => file.With(Entry("work")), Cancellation);

        Assert.Equal("work", Assert.Single(store.Read().Profiles).Name);
    }

    private static ProfileEntry Entry(string name) => new()
    {
        Name = name,
        AccountSid = "sid-" + name,
        Secret = new SecretReference { Store = SecretReference.Plaintext, Name = "secret-of-" + name, IsManaged = true },
    };
}
