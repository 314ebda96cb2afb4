using System.Management.Automation;
using System.Text;

namespace Exotel.PowerShell.Secrets;

/// <summary>The stores for secrets, and the choice of one for a profile.</summary>
/// <param name="configFolder">The config folder; null for a user without a home folder.</param>
/// <param name="vault">The SecretManagement of the session.</param>
/// <param name="dpapi">Windows data protection; null on other systems.</param>
internal sealed class SecretStores(string? configFolder, SessionVault vault, IDataProtector? dpapi)
{
    private readonly FileSecrets? _dpapi = dpapi is null ? null : new FileSecrets(configFolder, dpapi);
    private readonly FileSecrets _plaintext = new(configFolder, new NullDataProtector());

    public VaultSecrets Vault { get; } = new(vault);

    /// <summary>Returns the store that a reference names.</summary>
    /// <exception cref="ExotelException">The store is unknown, or not available on this system.</exception>
    public ISecretStore Get(SecretReference reference) => reference.Store switch
    {
        SecretReference.Dpapi => _dpapi ?? throw Failure(
            "The secret is encrypted with Windows DPAPI; only the same user on the same Windows computer can read it."),
        SecretReference.Plaintext => _plaintext,
        SecretReference.Vault when reference.VaultName is not null => Vault,
        _ => throw Failure($"'{reference.Store}' in the profiles file is not a valid secret store."),
    };

    /// <summary>
    /// Chooses where to store the secret of a profile: where the user specifies; otherwise where it already is; otherwise DPAPI on Windows;
    /// otherwise the default vault. Plaintext is chosen only when the user specifies it.
    /// </summary>
    /// <exception cref="ExotelException">The vault does not exist, or only plaintext is available.</exception>
    public SecretReference Choose(string profileName, SecretOptions options, SecretReference? current)
    {
        if (options.AllowPlaintext == true)
            return new SecretReference { Store = SecretReference.Plaintext };
        if (options.SpecifiesVault)
        {
            var vaultName = options.Vault ?? current?.VaultName ?? Vault.GetDefaultVault() ?? throw Failure(
                "There is no vault to store the secret in. Install Microsoft.PowerShell.SecretManagement, register a vault, and specify it with -Vault.");
            return ChooseInVault(vaultName, options.SecretName, profileName, current);
        }

        if (current is not null && !(current.Store == SecretReference.Plaintext && options.AllowPlaintext == false))
            return current;
        if (_dpapi is not null)
            return new SecretReference { Store = SecretReference.Dpapi };
        return Vault.GetDefaultVault() is { } defaultVault
            ? ChooseInVault(defaultVault, secretName: null, profileName, current)
            : throw Failure(
                "This system has no secure store for a secret: it is not Windows, and no SecretManagement vault is registered. " +
                "Register a vault and specify it with -Vault, or use -AllowPlaintext to store the secret in a file that is not encrypted.");
    }

    /// <summary>Returns the name that a profile's secret gets in a vault when none is specified.</summary>
    public static string GetDefaultName(string profileName) => "Exotel-" + ToSecretName(profileName);

    private static SecretReference ChooseInVault(string vaultName, string? secretName, string profileName, SecretReference? current)
    {
        if (secretName is not null && WildcardPattern.ContainsWildcardCharacters(secretName))
            throw new ExotelException(
                ExotelErrorKind.InvalidRequest,
                $"'{secretName}' contains wildcard characters and could match other secrets. Choose a -SecretName without *, ?, [ and ].");
        var reference = new SecretReference { Store = SecretReference.Vault, VaultName = vaultName, Name = secretName ?? current?.Name ?? string.Empty };
        if (current?.IsSameAs(reference) == true)
            return current;
        return reference with { Name = secretName ?? GetDefaultName(profileName) };
    }

    /// <summary>Replaces everything but letters, digits and hyphens, which every vault accepts.</summary>
    private static string ToSecretName(string profileName)
    {
        var name = new StringBuilder(profileName.Length);
        foreach (var character in profileName)
            name.Append(character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? character : '-');
        return name.ToString();
    }

    private static ExotelException Failure(string message) => new(ExotelErrorKind.ProfileStoreFailed, message);
}
