using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Exotel.Accounts;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Profiles;

/// <summary>
/// Saves and removes profiles with their secrets. A new secret is in its place before the profile points to it, and an old
/// one goes only after that, so that at no moment a profile is without its secret.
/// </summary>
internal sealed class ProfileManager
{
    private const int Attempts = 10;

    private readonly ProfileStore _profiles;
    private readonly SecretStores _secrets;
    private readonly Action<string> _warn;

    public ProfileManager(ProfileStore profiles, SecretStores secrets, Action<string> warn)
    {
        _profiles = profiles;
        _secrets = secrets;
        _warn = warn;
    }

    /// <summary>Makes a profile, or changes what is given of one.</summary>
    /// <exception cref="ExotelException">A part is missing or cannot be read, or the file or the secret cannot be kept.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public Profile Save(ProfileChange change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var present = _profiles.Read().Find(change.Name);
            Check(change, present);
            if (TrySave(change, present, cancellationToken) is { } saved)
                return saved;
            if (attempt == Attempts)
                throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"Another process changes profile '{change.Name}' again and again. Nothing was saved; try again.");
        }
    }

    /// <summary>Removes a profile, and its secret where the module put that there.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ExotelException">The file cannot be changed, or the profile is gone and its secret cannot be removed.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public bool Remove(string name, CancellationToken cancellationToken)
    {
        var (before, _) = _profiles.Update(file => file.Find(name) is null ? file : file.Without(name), cancellationToken);
        if (before.Find(name) is not { } removed)
            return false;
        if (!removed.Secret.IsOurs)
            return true;
        try
        {
            _secrets.Get(removed.Secret).Remove(removed.Secret);
            return true;
        }
        catch (ExotelException error)
        {
            throw new ExotelException(error.Kind, $"Profile '{removed.Name}' is removed, but its secret is still there; remove it by hand. {error.Message}", error);
        }
    }

    /// <summary>Saves the change to the profile as it was seen.</summary>
    /// <returns>Null when another process made, removed or moved its secret meanwhile: then nothing was saved.</returns>
    private Profile? TrySave(ProfileChange change, ProfileEntry? present, CancellationToken cancellationToken)
    {
        bool IsStill(ProfileFile file) => file.Find(change.Name)?.Secret == present?.Secret;

        SecretReference place;
        ApiCredential? credential;
        try
        {
            place = Keep(change, present, out credential);
        }
        catch (ExotelException) when (!IsStill(_profiles.Read()))
        {
            return null;
        }

        var isNew = credential is not null && place.IsOurs && !(present?.Secret.IsSameAs(place) ?? false);
        try
        {
            var (before, after) = _profiles.Update(file => IsStill(file) ? Apply(file, change, place, credential?.ShortKey) : file, cancellationToken);
            if (IsStill(before))
            {
                RemoveOld(present?.Secret, place);
                return after.Find(change.Name)!.ToProfile(after.Default);
            }

            if (isNew && !(before.Find(change.Name)?.Secret.IsSameAs(place) ?? false))
                TryRemove(place);
            return null;
        }
        catch (Exception error) when (error is ExotelException or OperationCanceledException)
        {
            if (isNew)
                TryRemove(place);
            throw;
        }
    }

    private static ProfileFile Apply(ProfileFile file, ProfileChange change, SecretReference place, string? shortKey)
    {
        var entry = file.Find(change.Name) ?? new ProfileEntry { Name = change.Name };
        var changed = file.With(entry with
        {
            AccountSid = change.AccountSid ?? entry.AccountSid,
            ApiKey = shortKey ?? entry.ApiKey,
            Region = change.Region ?? entry.Region,
            TimeZone = change.TimeZone ?? entry.TimeZone,
            RateLimit = change.RateLimit ?? entry.RateLimit,
            Secret = place,
        });
        return change.IsDefault switch
        {
            true => changed with { Default = entry.Name },
            false when entry.IsNamed(changed.Default) => changed with { Default = null },
            _ => changed,
        };
    }

    private static void Check(ProfileChange change, ProfileEntry? present)
    {
        if (change.Name.Trim() != change.Name || change.Name.Length == 0 || change.Name.Any(char.IsControl))
            throw Invalid("The name of a profile has no blanks at its ends and no line breaks or other control characters. Choose another.");
        var missing = new List<string>();
        if (present is null && change.AccountSid is null)
            missing.Add("-AccountSid");
        if (present is null && change.Credential is null && change.Secret.SecretName is null)
            missing.Add("-Credential (or -SecretName, for a secret that is in a vault already)");
        if (missing.Count > 0)
            throw Invalid($"There is no profile '{change.Name}' yet; a new one needs {string.Join(" and ", missing)}.");
        if (change.Secret.AllowPlaintext == true && change.Secret.NamesVault)
            throw Invalid("-AllowPlaintext keeps the secret in a file, -Vault and -SecretName in a vault: give one or the other.");
    }

    /// <summary>Puts the secret where it is to be.</summary>
    /// <param name="change">What the user wants.</param>
    /// <param name="present">The profile as it is.</param>
    /// <param name="credential">The credential, when it is new to the place; null when the place stays.</param>
    /// <returns>The place.</returns>
    private SecretReference Keep(ProfileChange change, ProfileEntry? present, out ApiCredential? credential)
    {
        credential = change.Credential;
        if (credential is null && !change.Secret.SaysAnything)
            return present!.Secret;

        var place = _secrets.Choose(change.Name, change.Secret, present?.Secret);
        var stays = present is not null && present.Secret.Store == place.Store && (place.Name.Length == 0 || present.Secret.IsSameAs(place));
        if (stays && credential is null)
            return present!.Secret;

        if (place.Store == SecretReference.Vault && !stays && _secrets.Vault.Has(place))
        {
            if (credential is not null || change.Secret.SecretName is null)
                throw new ExotelException(
                    ExotelErrorKind.ProfileStoreFailed,
                    $"There is a {place} already, and it is not this profile's. Choose another -SecretName; or give -SecretName without -Credential to use that one as it is.");
            credential = _secrets.Vault.Open(place);
            return place with { IsOurs = false };
        }

        if (stays && !present!.Secret.IsOurs)
            throw new ExotelException(
                ExotelErrorKind.ProfileStoreFailed,
                $"The {place} was not made by this module and is not written over. Change it in its vault, or choose another -SecretName.");
        if (credential is null && present is null)
            throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"There is no {place} to use. Give -Credential to make one.");

        credential ??= _secrets.Get(present!.Secret).Open(present.Secret);
        if (place.Store == SecretReference.Plaintext)
            _warn($"The API key and token of profile '{change.Name}' are kept unencrypted, in a file that only this user may read. Whoever reads this user's files, or a backup of them, can use the account.");
        return _secrets.Get(place).Keep(place, credential);
    }

    private void RemoveOld(SecretReference? old, SecretReference place)
    {
        if (old is not { IsOurs: true } || (old.IsSameAs(place) && old.IsPair == place.IsPair))
            return;
        try
        {
            _secrets.Get(old).Remove(old);
        }
        catch (ExotelException error)
        {
            _warn($"The profile is saved, but its former secret is still there. {error.Message}");
        }
    }

    private void TryRemove(SecretReference place)
    {
        try
        {
            _secrets.Get(place).Remove(place);
        }
        catch (ExotelException error)
        {
            _warn(error.Message);
        }
    }

    private static ExotelException Invalid(string message) => new(ExotelErrorKind.InvalidRequest, message);
}
