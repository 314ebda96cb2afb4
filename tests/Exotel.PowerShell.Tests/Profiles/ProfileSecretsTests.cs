using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;
using Exotel.PowerShell.Secrets;
using Xunit;

namespace Exotel.PowerShell.Tests.Profiles;

/// <summary>Where the secrets of profiles are kept, and who can read them.</summary>
public sealed class ProfileSecretsTests : ProfileManagerTestBase
{
    [Fact]
    public void The_default_secret_store_on_Windows_is_data_protection()
    {
        var profile = Manager.Save(New(new SecretOptions()), Cancellation);

        Assert.Equal("Dpapi", profile.SecretStore);
        Assert.Empty(Warnings);
        Assert.DoesNotContain(Token, Everything(), StringComparison.Ordinal);
        Assert.Equal((Key, Token), Open("work"));
    }

    [Fact]
    public void A_plaintext_secret_causes_a_warning_and_is_kept_apart_from_the_profiles()
    {
        Manager.Save(New(Plaintext), Cancellation);

        Assert.Contains("unencrypted", Assert.Single(Warnings), StringComparison.Ordinal);
        var profiles = File.ReadAllText(Home.ProfilesFile);
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

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ConfigHome.ModeOf(Assert.Single(Directory.GetFiles(Home.SecretsFolder))));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, ConfigHome.ModeOf(Home.SecretsFolder));
        Assert.Equal(ConfigHome.ModeOf(Home.SecretsFolder), ConfigHome.ModeOf(Home.Folder));
    }

    [Fact]
    public void Changing_the_secret_store_moves_the_secret_and_leaves_no_copy()
    {
        Manager.Save(New(Plaintext), Cancellation);

        var moved = Manager.Save(new ProfileChange("work") { Secret = new SecretOptions { AllowPlaintext = false } }, Cancellation);

        Assert.Equal("Dpapi", moved.SecretStore);
        Assert.Single(Directory.GetFiles(Home.SecretsFolder));
        Assert.DoesNotContain(Token, Everything(), StringComparison.Ordinal);
        Assert.Equal((Key, Token), Open("work"));
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

        Assert.Empty(Directory.GetFiles(Home.SecretsFolder));
        Assert.Null(Home.Store.GetDefault());
        Assert.False(Manager.Remove("work", Cancellation));
    }

    [Fact]
    public void A_save_that_fails_leaves_no_secret_behind()
    {
        Directory.CreateDirectory(Home.Folder);
        Manager.Save(New(Plaintext), Cancellation);
        var secrets = Directory.GetFiles(Home.SecretsFolder);
        using var held = FileLock.Acquire(Path.Combine(Home.Folder, "profiles.lock"), Cancellation);
        using var stop = new CancellationTokenSource(50);

        Assert.ThrowsAny<OperationCanceledException>(() =>
            Manager.Save(new ProfileChange("work") { Credential = new ApiCredential("another-key", "another-token") }, stop.Token));

        Assert.Equal(secrets, Directory.GetFiles(Home.SecretsFolder));
        Assert.Equal((Key, Token), Open("work"));
    }

    [Fact]
    public void A_credential_saved_concurrently_by_another_process_is_not_lost()
    {
        Manager.Save(New(Plaintext), Cancellation);
        var meanwhile = Once(() => Manager.Save(new ProfileChange("work") { Credential = new ApiCredential("another-key-0043", "another-token") }, Cancellation));
        var stores = new SecretStores(Home.Folder, new SessionVault(null!), new Scrambler(meanwhile));

        new ProfileManager(Home.Store, stores, Warnings.Add).Save(new ProfileChange("work") { Secret = new SecretOptions { AllowPlaintext = false } }, Cancellation);

        Assert.Equal(("Dpapi", "...0043"), (Home.Store.Get("work").Secret.Store, Home.Store.Get("work").ApiKey));
        Assert.Equal(("another-key-0043", "another-token"), Open("work"));
        Assert.Single(Directory.GetFiles(Home.SecretsFolder));
    }

    [Fact]
    public void The_error_of_a_secret_protected_by_another_user_says_so()
    {
        var saved = Manager.Save(New(new SecretOptions()), Cancellation);
        var elsewhere = new SecretStores(Home.Folder, new SessionVault(null!), new OtherUser());
        var reference = Home.Store.Get(saved.Name!).Secret;

        var error = Assert.Throws<ExotelException>(() => elsewhere.Get(reference).Read(reference));

        Assert.Equal(ExotelErrorKind.ProfileStoreFailed, error.Kind);
        Assert.Contains("only the user who saved it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_of_a_damaged_secret_names_its_file_and_does_not_quote_it()
    {
        Manager.Save(New(Plaintext), Cancellation);
        var file = Assert.Single(Directory.GetFiles(Home.SecretsFolder));
        File.WriteAllText(file, "{\"apiKey\":\"half-a-key");

        var error = Assert.Throws<ExotelException>(() => Open("work"));

        Assert.Contains(Path.GetFileNameWithoutExtension(file), error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("half-a-key", error.ToString(), StringComparison.Ordinal);
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

    private string Everything() =>
        string.Concat(Directory.GetFiles(Home.Folder, "*", SearchOption.AllDirectories).Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));

    private sealed class OtherUser : IDataProtector
    {
        public byte[] Protect(byte[] data) => throw new System.ComponentModel.Win32Exception(13);

        public byte[] Unprotect(byte[] data) => throw new System.ComponentModel.Win32Exception(13);
    }
}
