using System;
using System.Management.Automation;
using Exotel.Accounts;

namespace Exotel.PowerShell.Secrets;

/// <summary>
/// Stores secrets in a SecretManagement vault: as a PSCredential, or, in a vault that rejects that type, as two secrets,
/// <c>name-key</c> and <c>name-token</c>. Reads either form, and a hashtable with ApiKey and ApiToken.
/// </summary>
/// <param name="vault">The SecretManagement of the session.</param>
internal sealed class VaultSecrets(SessionVault vault) : ISecretStore
{
    /// <summary>Gets the name of the default vault; null when there is none.</summary>
    /// <exception cref="ExotelException">SecretManagement failed.</exception>
    public string? GetDefaultVault() => Guard("The SecretManagement vaults cannot be listed", vault.GetDefaultVault);

    /// <summary>Whether the secret exists, in either form.</summary>
    /// <exception cref="ExotelException">SecretManagement failed.</exception>
    public bool Has(SecretReference reference) => Guard($"The {reference} cannot be looked up", () =>
        vault.Has(reference.VaultName!, reference.Name) || vault.Has(reference.VaultName!, KeyName(reference)));

    public SecretReference Save(SecretReference reference, ApiCredential credential) => Guard($"The {reference} cannot be saved", () =>
    {
        var token = Credentials.ToSecureString(credential.Token);
        try
        {
            vault.Set(reference.VaultName!, reference.Name, new PSCredential(credential.Key, token));
            return reference with { IsManaged = true, IsPair = false };
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            if (!TrySavePair(reference, Credentials.ToSecureString(credential.Key), token))
                throw;
            return reference with { IsManaged = true, IsPair = true };
        }
    });

    public ApiCredential Read(SecretReference reference) => Guard($"The {reference} cannot be read", () =>
    {
        try
        {
            return reference.IsPair ? ReadPair(reference) : ToCredential(reference, vault.Get(reference.VaultName!, reference.Name));
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException && !reference.IsPair && HasPair(reference))
        {
            return ReadPair(reference);
        }
    });

    public void Remove(SecretReference reference) => Guard($"The {reference} cannot be removed", () =>
    {
        string[] names = reference.IsPair ? [KeyName(reference), TokenName(reference)] : [reference.Name];
        foreach (var name in names)
            RemoveIfPresent(reference.VaultName!, name);
        return true;
    });

    private static string KeyName(SecretReference reference) => reference.Name + "-key";

    private static string TokenName(SecretReference reference) => reference.Name + "-token";

    private static ApiCredential ToCredential(SecretReference reference, object? secret) =>
        Credentials.TryRead(secret) ?? throw new ExotelException(
            ExotelErrorKind.ProfileStoreFailed,
            $"The {reference} {(secret is null ? "does not exist" : $"has the type {secret.GetType().Name}")}. " +
            "Use a PSCredential (key as user name, token as password), a hashtable with ApiKey and ApiToken, " +
            $"or two secrets named '{KeyName(reference)}' and '{TokenName(reference)}'.");

    private ApiCredential ReadPair(SecretReference reference) => new(
        Credentials.ReadText(vault.Get(reference.VaultName!, KeyName(reference))) ?? string.Empty,
        Credentials.ReadText(vault.Get(reference.VaultName!, TokenName(reference))) ?? string.Empty);

    /// <summary>Ignores a secret that the user has already removed from the vault.</summary>
    private void RemoveIfPresent(string vaultName, string name)
    {
        try
        {
            vault.Remove(vaultName, name);
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException && !vault.Has(vaultName, name))
        {
        }
    }

    private bool TrySavePair(SecretReference reference, object key, object token)
    {
        try
        {
            vault.Set(reference.VaultName!, KeyName(reference), key);
            vault.Set(reference.VaultName!, TokenName(reference), token);
            return true;
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            return false;
        }
    }

    private bool HasPair(SecretReference reference)
    {
        try
        {
            return vault.Has(reference.VaultName!, KeyName(reference));
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            return false;
        }
    }

    private T Guard<T>(string failure, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (FormatException error)
        {
            throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"{failure}: {error.Message}", error);
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            var reason = vault.IsAvailable
                ? (error as ActionPreferenceStopException)?.ErrorRecord?.Exception.Message ?? error.Message
                : "the module Microsoft.PowerShell.SecretManagement is not installed. Install it and register a vault.";
            throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"{failure}: {reason}", error);
        }
    }
}
