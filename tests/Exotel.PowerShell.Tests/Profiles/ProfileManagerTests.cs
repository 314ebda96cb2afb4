using System;
using System.IO;
using System.Threading.Tasks;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;
using Exotel.PowerShell.Secrets;
using Xunit;

namespace Exotel.PowerShell.Tests.Profiles;

/// <summary>Profiles with their secrets, in files. Vaults are tested in PowerShell.</summary>
public sealed class ProfileManagerTests : ProfileManagerTestBase
{
    [Fact]
    public void Only_the_given_parts_of_a_profile_change()
    {
        Manager.Save(New(Plaintext), Cancellation);
        var secret = Assert.Single(Directory.GetFiles(Home.SecretsFolder));

        var profile = Manager.Save(new ProfileChange("WORK") { Region = "Mumbai" }, Cancellation);

        Assert.Equal(("work", "sid", "Mumbai", "+08:00", 7, "...0042"), (profile.Name, profile.AccountSid, profile.Region, profile.TimeZone, profile.RateLimit, profile.ApiKey));
        Assert.Equal(secret, Assert.Single(Directory.GetFiles(Home.SecretsFolder)));
    }

    [Fact]
    public void A_profile_removed_concurrently_by_another_process_is_not_partly_recreated()
    {
        Manager.Save(New(Plaintext), Cancellation);
        var meanwhile = Once(() => Manager.Remove("work", Cancellation));
        var manager = new ProfileManager(Home.Store, Secrets, _ => meanwhile());

        var error = Assert.Throws<ExotelException>(() => manager.Save(new ProfileChange("work") { Credential = new ApiCredential("another-key", "another-token") }, Cancellation));

        Assert.Contains("-AccountSid", error.Message, StringComparison.Ordinal);
        Assert.Empty(Home.Store.Read().Profiles);
        Assert.Empty(Directory.GetFiles(Home.SecretsFolder));
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
            Assert.Equal(round, Home.Store.Get("work").RateLimit);
            Assert.Single(Directory.GetFiles(Home.SecretsFolder));
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
        Assert.Empty(Home.Store.Read().Profiles);
    }

    [Fact]
    public void The_error_of_a_folder_that_cannot_be_created_is_one_sentence()
    {
        File.WriteAllText(Home.Folder, "in the way");

        var error = Assert.Throws<ExotelException>(() => Manager.Save(New(Plaintext), Cancellation));

        Assert.Contains(Home.Folder, error.Message, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("../../outside")]
    [InlineData("/etc/passwd")]
    public void A_profile_name_that_leads_out_of_the_folder_is_rejected(string name)
    {
        var reference = new SecretReference { Store = SecretReference.Plaintext, Name = name, IsManaged = true };

        Assert.Throws<ExotelException>(() => Secrets.Get(reference).Remove(reference));
    }
}
