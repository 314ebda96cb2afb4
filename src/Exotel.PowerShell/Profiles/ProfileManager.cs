using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Exotel.Accounts;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Profiles;

/// <summary>
/// Saves and removes profiles with their secrets. A new secret is saved before the profile refers to it, and the old one is removed
/// afterwards, so that a profile always has its secret.
/// </summary>
/// <param name="profiles">The profiles file.</param>
/// <param name="secrets">The stores for secrets.</param>
/// <param name="warn">Writes a warning.</param>
internal sealed class ProfileManager(ProfileStore profiles, SecretStores secrets, Action<string> warn)
{
    private const int MaxAttempts = 10;

    /// <summary>Creates a profile, or changes the specified settings of an existing one.</summary>
    /// <exception cref="ExotelException">A setting is missing or not valid, or the profile or its secret cannot be saved.</exception>
    /// <exception cref="OperationCanceledException">The wait for another process was canceled.</exception>
    public Profile Save(ProfileChange change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = profiles.Read().Find(change.Name);
            Validate(change, current);
            if (TrySave(change, current, cancellationToken) is { } saved)
                return saved;
            if (attempt == MaxAttempts)
                throw Failure($"Another process keeps changing profile '{change.Name}'. Nothing was saved; try again.");
        }
    }

    /// <summary>Removes a profile, and its secret when the module created it.</summary>
    /// <returns>Whether the profile existed.</returns>
    /// <exception cref="ExotelException">The file cannot be changed, or the profile was removed and its secret cannot be.</exception>
    /// <exception cref="OperationCanceledException">The wait for another process was canceled.</exception>
    public bool Remove(string name, CancellationToken cancellationToken)
    {
        var (before, _) = profiles.Update(file => file.Find(name) is null ? file : file.Without(name), cancellationToken);
        if (before.Find(name) is not { } removed)
            return false;
        if (!removed.Secret.IsManaged)
            return true;
        try
        {
            secrets.Get(removed.Secret).Remove(removed.Secret);
            return true;
        }
        catch (ExotelException error)
        {
            throw new ExotelException(
                error.Kind, $"Profile '{removed.Name}' is removed, but its secret is still there; remove it manually. {error.Message}", error);
        }
    }

    /// <summary>Applies the change to the profile that was read.</summary>
    /// <returns>The saved profile; null when another process created, removed or changed the secret at the same time, and nothing was saved.</returns>
    private Profile? TrySave(ProfileChange change, ProfileEntry? current, CancellationToken cancellationToken)
    {
        bool IsUnchanged(ProfileFile file) => file.Find(change.Name)?.Secret == current?.Secret;

        SecretReference reference;
        ApiCredential? credential;
        try
        {
            reference = SaveSecret(change, current, out credential);
        }
        catch (ExotelException) when (!IsUnchanged(profiles.Read()))
        {
            return null;
        }

        var isNew = credential is not null && reference.IsManaged && !(current?.Secret.IsSameAs(reference) ?? false);
        try
        {
            var (before, after) = profiles.Update(file => IsUnchanged(file) ? Apply(file, change, reference, credential?.ShortKey) : file, cancellationToken);
            if (IsUnchanged(before))
            {
                RemovePrevious(current?.Secret, reference);
                return after.Find(change.Name)!.ToProfile(after.Default);
            }

            if (isNew && !(before.Find(change.Name)?.Secret.IsSameAs(reference) ?? false))
                TryRemove(reference);
            return null;
        }
        catch (Exception error) when (error is ExotelException or OperationCanceledException)
        {
            if (isNew)
                TryRemove(reference);
            throw;
        }
    }

    private static ProfileFile Apply(ProfileFile file, ProfileChange change, SecretReference reference, string? shortKey)
    {
        var entry = file.Find(change.Name) ?? new ProfileEntry { Name = change.Name };
        var changed = file.With(entry with
        {
            AccountSid = change.AccountSid ?? entry.AccountSid,
            ApiKey = shortKey ?? entry.ApiKey,
            Region = change.Region ?? entry.Region,
            TimeZone = change.TimeZone ?? entry.TimeZone,
            RateLimit = change.RateLimit ?? entry.RateLimit,
            BulkRateLimit = change.BulkRateLimit ?? entry.BulkRateLimit,
            Proxy = change.Proxy is null ? entry.Proxy : change.Proxy.Length == 0 ? null : change.Proxy,
            Secret = reference,
        });
        return change.IsDefault switch
        {
            true => changed with { Default = entry.Name },
            false when entry.HasName(changed.Default) => changed with { Default = null },
            _ => changed,
        };
    }

    private static void Validate(ProfileChange change, ProfileEntry? current)
    {
        if (change.Name.Trim() != change.Name || change.Name.Length == 0 || change.Name.Any(char.IsControl))
            throw Invalid("The name of a profile cannot be empty, start or end with white space, or contain control characters. Choose another name.");
        var missing = new List<string>();
        if (current is null && change.AccountSid is null)
            missing.Add("-AccountSid");
        if (current is null && change.Credential is null && change.Secret.SecretName is null)
            missing.Add("-Credential (or -SecretName, for a secret that is already in a vault)");
        if (missing.Count > 0)
            throw Invalid($"Profile '{change.Name}' does not exist yet; a new profile requires {string.Join(" and ", missing)}.");
        if (change.Secret.AllowPlaintext == true && change.Secret.SpecifiesVault)
            throw Invalid("-AllowPlaintext stores the secret in a file, -Vault and -SecretName in a vault: use one or the other.");
    }

    /// <summary>Saves the secret where it belongs, unless it is already there.</summary>
    /// <param name="change">The change.</param>
    /// <param name="current">The profile before the change.</param>
    /// <param name="credential">The credential, when the profile gets another secret; null when it keeps its secret.</param>
    /// <returns>The reference to the secret.</returns>
    private SecretReference SaveSecret(ProfileChange change, ProfileEntry? current, out ApiCredential? credential)
    {
        credential = change.Credential;
        if (credential is null && !change.Secret.IsSpecified)
            return current!.Secret;

        var reference = secrets.Choose(change.Name, change.Secret, current?.Secret);
        var isUnmoved = current is not null && current.Secret.Store == reference.Store && (reference.Name.Length == 0 || current.Secret.IsSameAs(reference));
        if (isUnmoved && credential is null)
            return current!.Secret;

        if (reference.Store == SecretReference.Vault && !isUnmoved && secrets.Vault.Has(reference))
        {
            if (credential is not null || change.Secret.SecretName is null)
                throw Failure(
                    $"The {reference} already exists and does not belong to this profile. " +
                    "Choose another -SecretName, or use -SecretName without -Credential to use the existing secret.");
            credential = secrets.Vault.Read(reference);
            return reference with { IsManaged = false };
        }

        if (isUnmoved && !current!.Secret.IsManaged)
            throw Failure(
                $"The {reference} was not created by this module and is not overwritten. Change it in its vault, or choose another -SecretName.");
        if (credential is null && current is null)
            throw Failure($"The {reference} does not exist. Use -Credential to create it.");

        credential ??= secrets.Get(current!.Secret).Read(current.Secret);
        if (reference.Store == SecretReference.Plaintext)
            warn(
                $"The API key and token of profile '{change.Name}' are stored unencrypted, in a file that only this user can read. " +
                "Anyone who can read this user's files or a backup of them can use the account.");
        return secrets.Get(reference).Save(reference, credential);
    }

    private void RemovePrevious(SecretReference? previous, SecretReference reference)
    {
        if (previous is not { IsManaged: true } || (previous.IsSameAs(reference) && previous.IsPair == reference.IsPair))
            return;
        try
        {
            secrets.Get(previous).Remove(previous);
        }
        catch (ExotelException error)
        {
            warn($"The profile is saved, but its previous secret is still there. {error.Message}");
        }
    }

    private void TryRemove(SecretReference reference)
    {
        try
        {
            secrets.Get(reference).Remove(reference);
        }
        catch (ExotelException error)
        {
            warn(error.Message);
        }
    }

    private static ExotelException Failure(string message) => new(ExotelErrorKind.ProfileStoreFailed, message);

    private static ExotelException Invalid(string message) => new(ExotelErrorKind.InvalidRequest, message);
}
