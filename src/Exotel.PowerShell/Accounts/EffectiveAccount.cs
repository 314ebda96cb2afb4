using System.Collections.Generic;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Accounts;

/// <summary>The account that a command is to use, part by part, before its secret is fetched.</summary>
internal sealed class EffectiveAccount
{
    public EffectiveAccount(SourcedValue<Region> region, SourcedValue<AccountTimeZone> timeZone, SourcedValue<int> rateLimit)
    {
        Region = region;
        TimeZone = timeZone;
        RateLimit = rateLimit;
    }

    /// <summary>The profile it is based on; null when it is on none.</summary>
    public ProfileEntry? Profile { get; init; }

    public SourcedValue<string>? AccountSid { get; init; }

    public SourcedValue<LazyCredential>? Credential { get; init; }

    public SourcedValue<Region> Region { get; }

    public SourcedValue<AccountTimeZone> TimeZone { get; }

    public SourcedValue<int> RateLimit { get; }

    public bool IsWhole => AccountSid is not null && Credential is not null;

    /// <summary>The account, with its secret.</summary>
    /// <exception cref="ExotelException">A part is missing, or the secret cannot be had.</exception>
    public Account ToAccount() => IsWhole
        ? new Account(AccountSid!.Value, Credential!.Value.Open(), Region.Value, TimeZone.Value, RateLimit.Value)
        : throw NoAccount();

    /// <summary>The account as a user may see it, with where each part came from.</summary>
    /// <param name="profiles">Tells whether its profile is the default.</param>
    public Profile ToProfile(ProfileStore profiles) => new()
    {
        Name = Profile?.Name,
        AccountSid = AccountSid?.Value,
        ApiKey = Credential?.Value.ShortKey,
        Region = Region.Value.Name,
        TimeZone = TimeZone.Value.Name,
        RateLimit = RateLimit.Value,
        IsDefault = Profile is not null && Profile.IsNamed(profiles.Read().Default),
        SecretStore = Profile?.Secret.Store,
        Vault = Profile?.Secret.VaultName,
        SecretName = Profile?.Secret.Name,
        AccountSidSource = AccountSid?.Source,
        CredentialSource = Credential?.Source,
        RegionSource = Region.Source,
        TimeZoneSource = TimeZone.Source,
        RateLimitSource = RateLimit.Source,
    };

    public ExotelException NoAccount()
    {
        var missing = new List<string>();
        if (AccountSid is null)
            missing.Add($"-AccountSid (or {EnvironmentAccount.AccountSid})");
        if (Credential is null)
            missing.Add($"-Credential (or {EnvironmentAccount.ApiKey} and {EnvironmentAccount.ApiToken})");
        var found = (AccountSid?.Source ?? Credential?.Source) is { } source ? $" Only one part was found: {source}." : string.Empty;
        return new ExotelException(
            ExotelErrorKind.NoAccount,
            $"There is no Exotel account to use.{found} Missing: {string.Join(", ", missing)}; -Region (or {EnvironmentAccount.Region}) where it is not Singapore. " +
            "Connect-ExoAccount and Set-ExoProfile keep an account.");
    }
}
