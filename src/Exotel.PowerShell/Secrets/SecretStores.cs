using System.Management.Automation;
using System.Text;

namespace Exotel.PowerShell.Secrets;

/// <summary>All places that keep secrets, and which of them a profile gets.</summary>
internal sealed class SecretStores
{
    private readonly FileSecrets? _dpapi;
    private readonly FileSecrets _plaintext;

    /// <param name="configFolder">The config folder; null for a user who has no home.</param>
    /// <param name="vault">The user's SecretManagement.</param>
    /// <param name="dpapi">Windows' protection; null where there is none.</param>
    public SecretStores(string? configFolder, SessionVault vault, IDataProtector? dpapi)
    {
        _dpapi = dpapi is null ? null : new FileSecrets(configFolder, dpapi);
        _plaintext = new FileSecrets(configFolder, new NullDataProtector());
        Vault = new VaultSecrets(vault);
    }

    public VaultSecrets Vault { get; }

    /// <exception cref="ExotelException">The profiles file names a store that this module does not know.</exception>
    public ISecretStore Get(SecretReference place) => place.Store switch
    {
        SecretReference.Dpapi => _dpapi ?? throw Failure("The secret was protected by Windows; only the same user on the same Windows machine can read it."),
        SecretReference.Plaintext => _plaintext,
        SecretReference.Vault when place.VaultName is not null => Vault,
        _ => throw Failure($"'{place.Store}' in the profiles file is no place for a secret that this module knows."),
    };

    /// <summary>
    /// Where a profile's secret goes: where the user says; else where it is; else DPAPI on Windows; else the default vault.
    /// In plaintext only when the user says so.
    /// </summary>
    /// <exception cref="ExotelException">There is no such place, or nothing but plaintext is left.</exception>
    public SecretReference Choose(string profileName, SecretOptions wishes, SecretReference? present)
    {
        if (wishes.AllowPlaintext == true)
            return new SecretReference { Store = SecretReference.Plaintext };
        if (wishes.NamesVault)
            return InVault(wishes.Vault ?? present?.VaultName ?? Vault.DefaultVault() ?? throw Failure("There is no vault to keep the secret in: install Microsoft.PowerShell.SecretManagement, register a vault, and name it by -Vault."), wishes.SecretName, profileName, present);
        if (present is not null && !(present.Store == SecretReference.Plaintext && wishes.AllowPlaintext == false))
            return present;
        if (_dpapi is not null)
            return new SecretReference { Store = SecretReference.Dpapi };
        return Vault.DefaultVault() is { } standard
            ? InVault(standard, null, profileName, present)
            : throw Failure(
                "This system has no place that keeps a secret safe: it is not Windows, and no SecretManagement vault is registered. " +
                "Register one and name it by -Vault, or accept a file that is not encrypted with -AllowPlaintext.");
    }

    private static SecretReference InVault(string vault, string? secretName, string profileName, SecretReference? present)
    {
        if (secretName is not null && WildcardPattern.ContainsWildcardCharacters(secretName))
            throw new ExotelException(ExotelErrorKind.InvalidRequest, $"'{secretName}' would match the names of other secrets. Choose a -SecretName without *, ?, [ and ].");
        var wanted = new SecretReference { Store = SecretReference.Vault, VaultName = vault, Name = secretName ?? present?.Name ?? string.Empty };
        if (present?.IsSameAs(wanted) == true)
            return present;
        return wanted with { Name = secretName ?? "Exotel-" + Plain(profileName) };
    }

    /// <summary>Letters, digits and hyphens: every vault takes those.</summary>
    private static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var character in name)
            plain.Append(character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? character : '-');
        return plain.ToString();
    }

    private static ExotelException Failure(string message) => new(ExotelErrorKind.ProfileStoreFailed, message);
}
