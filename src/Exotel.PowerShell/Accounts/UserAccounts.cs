using System.Management.Automation;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Accounts;

/// <summary>The accounts that a cmdlet can use: in its runspace, the environment and the config folder.</summary>
internal sealed class UserAccounts
{
    private readonly PSCmdlet _cmdlet;

    public UserAccounts(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        Profiles = ProfileStore.ForCurrentUser();
        Secrets = new SecretStores(Profiles.Folder, new SessionVault(cmdlet), DpapiProtector.IsAvailable ? new DpapiProtector() : null);
        Manager = new ProfileManager(Profiles, Secrets, cmdlet.WriteWarning);
    }

    public ProfileStore Profiles { get; }

    public SecretStores Secrets { get; }

    public ProfileManager Manager { get; }

    /// <summary>Resolves the current account without reading its secret.</summary>
    /// <exception cref="ExotelException">A profile does not exist, or a setting is not valid.</exception>
    public EffectiveAccount Resolve(AccountParameters parameters) => new AccountResolver(new AccountSources
    {
        Connected = ConnectedAccounts.Get(_cmdlet),
        Profiles = Profiles,
        ReadSecret = ReadSecret,
    }).Resolve(parameters);

    /// <summary>Reads the secret; when another process has moved it in the meantime, reads the profile again.</summary>
    private ApiCredential ReadSecret(ProfileEntry profile)
    {
        try
        {
            return Secrets.Get(profile.Secret).Read(profile.Secret);
        }
        catch (ExotelException error)
        {
            var current = Profiles.Read().Find(profile.Name)?.Secret;
            if (current is not null && current != profile.Secret)
                return Secrets.Get(current).Read(current);
            throw new ExotelException(error.Kind, $"Profile '{profile.Name}': {error.Message}", error);
        }
    }
}
