using System;
using System.Management.Automation;
using Exotel.Accounts;

namespace Exotel.PowerShell.Secrets;

/// <summary>
/// Secrets in a SecretManagement vault. One is kept as a PSCredential; in a vault that refuses those, as two secrets,
/// <c>name-key</c> and <c>name-token</c>. Either form, and a hashtable with ApiKey and ApiToken, is read.
/// </summary>
internal sealed class VaultSecrets : ISecretStore
{
    private readonly SessionVault _vault;

    public VaultSecrets(SessionVault vault) => _vault = vault;

    /// <summary>The vault to use when none was named; null when there is none.</summary>
    public string? DefaultVault() => Guard("The vaults of SecretManagement cannot be listed", _vault.DefaultVault);

    public bool Has(SecretReference place) => Guard($"The {place} cannot be looked for", () =>
        _vault.Has(place.VaultName!, place.Name) || _vault.Has(place.VaultName!, KeyOf(place)));

    public SecretReference Keep(SecretReference place, ApiCredential credential) => Guard($"The {place} cannot be kept", () =>
    {
        var token = Credentials.Secure(credential.Token);
        try
        {
            _vault.Set(place.VaultName!, place.Name, new PSCredential(credential.Key, token));
            return place with { IsOurs = true, IsPair = false };
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            if (!TrySetPair(place, Credentials.Secure(credential.Key), token))
                throw;
            return place with { IsOurs = true, IsPair = true };
        }
    });

    public ApiCredential Open(SecretReference place) => Guard($"The {place} cannot be read", () =>
    {
        try
        {
            return place.IsPair ? OpenPair(place) : Read(place, _vault.Get(place.VaultName!, place.Name));
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException && !place.IsPair && IsPairThere(place))
        {
            return OpenPair(place);
        }
    });

    public void Remove(SecretReference place) => Guard($"The {place} cannot be removed", () =>
    {
        foreach (var name in place.IsPair ? new[] { KeyOf(place), TokenOf(place) } : new[] { place.Name })
            RemoveOne(place.VaultName!, name);
        return true;
    });

    private static string KeyOf(SecretReference place) => place.Name + "-key";

    private static string TokenOf(SecretReference place) => place.Name + "-token";

    private static ApiCredential Read(SecretReference place, object? secret) =>
        Credentials.TryRead(secret) ?? throw new ExotelException(
            ExotelErrorKind.ProfileStoreFailed,
            $"The {place} is {(secret is null ? "not there" : "a " + secret.GetType().Name)}. Keep a PSCredential (key as user name, token as password), a hashtable with ApiKey and ApiToken, or two secrets named '{KeyOf(place)}' and '{TokenOf(place)}'.");

    private ApiCredential OpenPair(SecretReference place) => new(
        Credentials.Text(_vault.Get(place.VaultName!, KeyOf(place))) ?? string.Empty,
        Credentials.Text(_vault.Get(place.VaultName!, TokenOf(place))) ?? string.Empty);

    /// <summary>One that the user took out of the vault already is gone, as it should be.</summary>
    private void RemoveOne(string vault, string name)
    {
        try
        {
            _vault.Remove(vault, name);
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException && !_vault.Has(vault, name))
        {
        }
    }

    private bool TrySetPair(SecretReference place, object key, object token)
    {
        try
        {
            _vault.Set(place.VaultName!, KeyOf(place), key);
            _vault.Set(place.VaultName!, TokenOf(place), token);
            return true;
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            return false;
        }
    }

    private bool IsPairThere(SecretReference place)
    {
        try
        {
            return _vault.Has(place.VaultName!, KeyOf(place));
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            return false;
        }
    }

    private T Guard<T>(string what, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (FormatException error)
        {
            throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"{what}: {error.Message}", error);
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            var why = _vault.IsPresent ? (error as ActionPreferenceStopException)?.ErrorRecord?.Exception.Message ?? error.Message : "the module Microsoft.PowerShell.SecretManagement is not installed here. Install-Module it, and register a vault.";
            throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"{what}: {why}", error);
        }
    }
}
