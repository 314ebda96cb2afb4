using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;
using Exotel.PowerShell.Secrets;
using Xunit;

namespace Exotel.PowerShell.Tests.Profiles;

/// <summary>Profiles with their secrets, in files. Vaults are tested in PowerShell.</summary>
public sealed class ProfileManagerTests : IDisposable
{
    private const string Key = "the-api-key-0042";
    private const string Token = "the-very-secret-token";

    private static readonly SecretOptions Plaintext = new() { AllowPlaintext = true };

    private readonly ConfigHome _home = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
    private readonly List<string> _warnings = [];

    private SecretStores Secrets => new(_home.Folder, new SessionVault(null!), new Scrambler());

    private ProfileManager Manager => new(_home.Store, Secrets, _warnings.Add);

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_default_secret_store_on_Windows_is_data_protection()
    {
        var profile = Manager.Save(New(new SecretOptions()), Cancellation);

        Assert.Equal("Dpapi", profile.SecretStore);
        Assert.Empty(_warnings);
        Assert.DoesNotContain(Token, Everything(), StringComparison.Ordinal);
        Assert.Equal((Key, Token), Open("work"));
    }

    [Fact]
    public void A_plaintext_secret_causes_a_warning_and_is_kept_apart_from_the_profiles()
    {
        Manager.Save(New(Plaintext), Cancellation);

        Assert.Contains("unencrypted", Assert.Single(_warnings), StringComparison.Ordinal);
        var profiles = File.ReadAllText(_home.ProfilesFile);
        Assert.DoesNotContain(Token, profiles, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, profiles, StringComparison.Ordinal);
        Assert.Contains("...0042", profiles, StringComparison.Ordinal);
        Assert.Equal((Key, Token), Open("work"));
    }

    [Fact]
    public void Only_the_user_can_read_a_secret_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists instead of modes.");
        Manager.Save(New(Plaintext), Cancellation);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ConfigHome.ModeOf(Assert.Single(Directory.GetFiles(_home.SecretsFolder))));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, ConfigHome.ModeOf(_home.SecretsFolder));
        Assert.Equal(ConfigHome.ModeOf(_home.SecretsFolder), ConfigHome.ModeOf(_home.Folder));
    }

    [Fact]
    public void Changing_the_secret_store_moves_the_secret_and_leaves_no_copy()
    {
        Manager.Save(New(Plaintext), Cancellation);

        var moved = Manager.Save(new ProfileChange("work") { Secret = new SecretOptions { AllowPlaintext = false } }, Cancellation);

        Assert.Equal("Dpapi", moved.SecretStore);
        Assert.Single(Directory.GetFiles(_home.SecretsFolder));
        Assert.DoesNotContain(Token, Everything(), StringComparison.Ordinal);
        Assert.Equal((Key, Token), Open("work"));
    }

    [Fact]
    public void Only_the_given_parts_of_a_profile_change()
    {
        Manager.Save(New(Plaintext), Cancellation);
        var secret = Assert.Single(Directory.GetFiles(_home.SecretsFolder));

        var profile = Manager.Save(new ProfileChange("WORK") { Region = "Mumbai" }, Cancellation);

        Assert.Equal(("work", "sid", "Mumbai", "+08:00", 7, "...0042"), (profile.Name, profile.AccountSid, profile.Region, profile.TimeZone, profile.RateLimit, profile.ApiKey));
        Assert.Equal(secret, Assert.Single(Directory.GetFiles(_home.SecretsFolder)));
    }

    [Fact]
    public void A_new_credential_replaces_the_old_one_in_the_same_kind_of_secret_store()
    {
        Manager.Save(New(Plaintext), Cancellation);

        var profile = Manager.Save(new ProfileChange("work") { Credential = new ApiCredential("another-key-0043", "another-token") }, Cancellation);

        Assert.Equal(("Plaintext", "...0043"), (profile.SecretStore, profile.ApiKey));
        Assert.Equal(("another-key-0043", "another-token"), Open("work"));
        Assert.DoesNotContain(Token, Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public void Removing_the_default_profile_removes_its_secret_and_the_default()
    {
        Manager.Save(New(Plaintext, isDefault: true), Cancellation);

        Assert.True(Manager.Remove("Work", Cancellation));

        Assert.Empty(Directory.GetFiles(_home.SecretsFolder));
        Assert.Null(_home.Store.GetDefault());
        Assert.False(Manager.Remove("work", Cancellation));
    }

    [Fact]
    public void A_save_that_fails_leaves_no_secret_behind()
    {
        Directory.CreateDirectory(_home.Folder);
        Manager.Save(New(Plaintext), Cancellation);
        var secrets = Directory.GetFiles(_home.SecretsFolder);
        using var held = FileLock.Acquire(Path.Combine(_home.Folder, "profiles.lock"), Cancellation);
        using var stop = new CancellationTokenSource(50);

        Assert.ThrowsAny<OperationCanceledException>(() =>
            Manager.Save(new ProfileChange("work") { Credential = new ApiCredential("another-key", "another-token") }, stop.Token));

        Assert.Equal(secrets, Directory.GetFiles(_home.SecretsFolder));
        Assert.Equal((Key, Token), Open("work"));
    }

    [Fact]
    public void A_credential_saved_concurrently_by_another_process_is_not_lost()
    {
        Manager.Save(New(Plaintext), Cancellation);
        var meanwhile = Once(() => Manager.Save(new ProfileChange("work") { Credential = new ApiCredential("another-key-0043", "another-token") }, Cancellation));
        var stores = new SecretStores(_home.Folder, new SessionVault(null!), new Scrambler(meanwhile));

        new ProfileManager(_home.Store, stores, _warnings.Add).Save(new ProfileChange("work") { Secret = new SecretOptions { AllowPlaintext = false } }, Cancellation);

        Assert.Equal(("Dpapi", "...0043"), (_home.Store.Get("work").Secret.Store, _home.Store.Get("work").ApiKey));
        Assert.Equal(("another-key-0043", "another-token"), Open("work"));
        Assert.Single(Directory.GetFiles(_home.SecretsFolder));
    }

    [Fact]
    public void A_profile_removed_concurrently_by_another_process_is_not_partly_recreated()
    {
        Manager.Save(New(Plaintext), Cancellation);
        var meanwhile = Once(() => Manager.Remove("work", Cancellation));
        var manager = new ProfileManager(_home.Store, Secrets, _ => meanwhile());

        var error = Assert.Throws<ExotelException>(() => manager.Save(new ProfileChange("work") { Credential = new ApiCredential("another-key", "another-token") }, Cancellation));

        Assert.Contains("-AccountSid", error.Message, StringComparison.Ordinal);
        Assert.Empty(_home.Store.Read().Profiles);
        Assert.Empty(Directory.GetFiles(_home.SecretsFolder));
    }

    [Fact]
    public async Task Concurrent_changes_of_parts_and_credentials_leave_a_readable_secret()
    {
        Manager.Save(New(Plaintext), Cancellation);

        for (var round = 1; round <= 30; round++)
        {
            var credential = new ApiCredential("another-key-0043", "token-" + round);
            var saving = Task.Run(() => Manager.Save(new ProfileChange("work") { Credential = credential }, Cancellation), Cancellation);
            for (var change = 0; change < 8; change++)
                Manager.Save(new ProfileChange("work") { RateLimit = round }, Cancellation);
            await saving;

            Assert.Equal((credential.Key, credential.Token), Open("work"));
            Assert.Equal(round, _home.Store.Get("work").RateLimit);
            Assert.Single(Directory.GetFiles(_home.SecretsFolder));
        }
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("work ")]
    [InlineData("wo\nrk")]
    [InlineData("wo\u001b[31mrk")]
    public void A_profile_name_with_control_characters_or_outer_white_space_is_rejected(string name)
    {
        var error = Assert.Throws<ExotelException>(() => Manager.Save(new ProfileChange(name) { AccountSid = "sid", Credential = new ApiCredential(Key, Token), Secret = Plaintext }, Cancellation));

        Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.Empty(_home.Store.Read().Profiles);
    }

    [Fact]
    public void The_error_of_a_folder_that_cannot_be_created_is_one_sentence()
    {
        File.WriteAllText(_home.Folder, "in the way");

        var error = Assert.Throws<ExotelException>(() => Manager.Save(New(Plaintext), Cancellation));

        Assert.Contains(_home.Folder, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("..", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_profile_needs_an_account_and_a_credential()
    {
        var error = Assert.Throws<ExotelException>(() => Manager.Save(new ProfileChange("work") { Region = "Mumbai" }, Cancellation));

        Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("-AccountSid", error.Message, StringComparison.Ordinal);
        Assert.Contains("-Credential", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_of_a_secret_protected_by_another_user_says_so()
    {
        var saved = Manager.Save(New(new SecretOptions()), Cancellation);
        var elsewhere = new SecretStores(_home.Folder, new SessionVault(null!), new OtherUser());
        var reference = _home.Store.Get(saved.Name!).Secret;

        var error = Assert.Throws<ExotelException>(() => elsewhere.Get(reference).Read(reference));

        Assert.Equal(ExotelErrorKind.ProfileStoreFailed, error.Kind);
        Assert.Contains("only the user who saved it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_of_a_damaged_secret_names_its_file_and_does_not_quote_it()
    {
        Manager.Save(New(Plaintext), Cancellation);
        var file = Assert.Single(Directory.GetFiles(_home.SecretsFolder));
        File.WriteAllText(file, "{\"apiKey\":\"half-a-key");

        var error = Assert.Throws<ExotelException>(() => Open("work"));

        Assert.Contains(Path.GetFileNameWithoutExtension(file), error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("half-a-key", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../outside")]
    [InlineData("/etc/passwd")]
    public void A_profile_name_that_leads_out_of_the_folder_is_rejected(string name)
    {
        var reference = new SecretReference { Store = SecretReference.Plaintext, Name = name, IsManaged = true };

        Assert.Throws<ExotelException>(() => Secrets.Get(reference).Remove(reference));
    }

    [Fact]
    public void DPAPI_unprotects_what_it_protected()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "DPAPI is a part of Windows.");
        var secret = Encoding.UTF8.GetBytes(Token);

        var kept = new DpapiProtector().Protect(secret);

        Assert.DoesNotContain(Token, Encoding.UTF8.GetString(kept), StringComparison.Ordinal);
        Assert.Equal(secret, new DpapiProtector().Unprotect(kept));
    }

    private static ProfileChange New(SecretOptions secret, bool? isDefault = null) => new("work")
    {
        AccountSid = "sid",
        Credential = new ApiCredential(Key, Token),
        TimeZone = "+08:00",
        RateLimit = 7,
        IsDefault = isDefault,
        Secret = secret,
    };

    private (string Key, string Token) Open(string name)
    {
        var reference = _home.Store.Get(name).Secret;
        var credential = Secrets.Get(reference).Read(reference);
        return (credential.Key, credential.Token);
    }

    private string Everything() =>
        string.Concat(Directory.GetFiles(_home.Folder, "*", SearchOption.AllDirectories).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));

    private static Action Once(Action action)
    {
        var done = false;
        return () =>
        {
            if (done)
                return;
            done = true;
            action();
        };
    }

    private sealed class Scrambler(Action? meanwhile = null) : IDataProtector
    {
        public byte[] Protect(byte[] data)
        {
            meanwhile?.Invoke();
            return Unprotect(data);
        }

        public byte[] Unprotect(byte[] data) => data.Select(value => (byte)(value ^ 0x5A)).ToArray();
    }

    private sealed class OtherUser : IDataProtector
    {
        public byte[] Protect(byte[] data) => throw new System.ComponentModel.Win32Exception(13);

        public byte[] Unprotect(byte[] data) => throw new System.ComponentModel.Win32Exception(13);
    }
}
