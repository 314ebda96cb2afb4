using System.Management.Automation;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Accounts;

/// <summary>The user's accounts as one cmdlet sees them: this runspace, this environment, this config folder.</summary>
internal sealed class UserAccounts
{
    private readonly PSCmdlet _cmdlet;

    public UserAccounts(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        Profiles = ProfileStore.ForCurrentUser();
        Secrets = new SecretStores(Profiles.Folder, new SessionVault(cmdlet), DpapiProtector.IsAvailable ? new DpapiProtector() : null);
    }

    public ProfileStore Profiles { get; }

    public SecretStores Secrets { get; }

    public ProfileManager Keeper => new(Profiles, Secrets, _cmdlet.WriteWarning);

    /// <summary>The account in force; no secret is fetched yet.</summary>
    /// <exception cref="ExotelException">A profile that does not exist, or a part that cannot be read.</exception>
    public EffectiveAccount Resolve(AccountParameters given) => new AccountResolver(new AccountSources
    {
        Connected = ConnectedAccounts.Get(_cmdlet),
        Profiles = Profiles,
        OpenSecret = OpenSecret,
    }).Resolve(given);

    /// <summary>Another process may move the secret after the profile was read: then the profile is read again.</summary>
    private ApiCredential OpenSecret(ProfileEntry entry)
    {
        try
        {
            return Secrets.Get(entry.Secret).Open(entry.Secret);
        }
        catch (ExotelException error)
        {
            var now = Profiles.Read().Find(entry.Name)?.Secret;
            if (now is not null && now != entry.Secret)
                return Secrets.Get(now).Open(now);
            throw new ExotelException(error.Kind, $"Profile '{entry.Name}': {error.Message}", error);
        }
    }
}
