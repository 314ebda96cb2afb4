using System;
using System.Collections.Generic;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Accounts;

/// <summary>The settings of the current account with their sources; the secret is read only by <see cref="ToAccount"/>.</summary>
internal sealed record EffectiveAccount
{
    private const string DefaultSource = "Default";

    /// <summary>The profile that the account is from; null for any other source.</summary>
    public ProfileEntry? Profile { get; init; }

    /// <summary>The name of the profile that account SID and credential are from; null when one of them is from elsewhere.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The URL of the proxy; null for the proxy of the system.</summary>
    public Uri? Proxy { get; init; }

    public SourcedValue<string>? AccountSid { get; init; }

    public SourcedValue<LazyCredential>? Credential { get; init; }

    public SourcedValue<Region> Region { get; init; } = new(Exotel.Accounts.Region.Singapore, DefaultSource);

    public SourcedValue<AccountTimeZone> TimeZone { get; init; } = new(AccountTimeZone.India, DefaultSource);

    public SourcedValue<int> RateLimit { get; init; } = new(Account.DefaultRateLimit, DefaultSource);

    /// <summary>The bulk rate limit as specified; null when it follows from the rate limit.</summary>
    public SourcedValue<int>? BulkRateLimit { get; init; }

    /// <summary>Whether both account SID and credential are known.</summary>
    public bool IsComplete => AccountSid is not null && Credential is not null;

    /// <summary>Returns a copy in which the specified settings are replaced.</summary>
    public EffectiveAccount WithSettings(
        SourcedValue<Region>? region, SourcedValue<AccountTimeZone>? timeZone, SourcedValue<int>? rateLimit, SourcedValue<int>? bulkRateLimit) => this with
        {
            Region = region ?? Region,
            TimeZone = timeZone ?? TimeZone,
            RateLimit = rateLimit ?? RateLimit,
            BulkRateLimit = bulkRateLimit ?? BulkRateLimit,
        };

    /// <summary>Reads the secret and creates the account.</summary>
    /// <exception cref="ExotelException">The account is not complete, or the secret cannot be read.</exception>
    public Account ToAccount() => IsComplete
        ? new Account(AccountSid!.Value, Credential!.Value.Read(), Region.Value, TimeZone.Value, RateLimit.Value, BulkRateLimit?.Value) { ProxyUri = Proxy, ProfileName = ProfileName }
        : throw NoAccount();

    /// <summary>Converts the account to the public model, without its secret.</summary>
    /// <param name="profiles">The store that holds the default profile's name.</param>
    public Profile ToProfile(ProfileStore profiles) => new()
    {
        Name = Profile?.Name,
        AccountSid = AccountSid?.Value,
        ApiKey = Credential?.Value.ShortKey,
        Region = Region.Value.Name,
        TimeZone = TimeZone.Value.Name,
        RateLimit = RateLimit.Value,
        BulkRateLimit = Account.GetBulkRateLimit(RateLimit.Value, BulkRateLimit?.Value),
        Proxy = Proxy?.AbsoluteUri,
        IsDefault = Profile is not null && Profile.HasName(profiles.Read().Default),
        SecretStore = Profile?.Secret.Store,
        Vault = Profile?.Secret.VaultName,
        SecretName = Profile?.Secret.Name,
        AccountSidSource = AccountSid?.Source,
        CredentialSource = Credential?.Source,
        RegionSource = Region.Source,
        TimeZoneSource = TimeZone.Source,
        RateLimitSource = RateLimit.Source,
        BulkRateLimitSource = BulkRateLimit?.Source ?? DefaultSource,
    };

    /// <summary>Describes a complete account and the source of each part in one line, without its secret.</summary>
    public string Describe() => FormattableString.Invariant(
        $"Account {AccountSid!.Value} ({AccountSid.Source}), key {Credential!.Value.ShortKey} ({Credential.Source}), ") + FormattableString.Invariant(
        $"region {Region.Value.Name} at {Region.Value.Api.Host} ({Region.Source}), time zone {TimeZone.Value.Name} ({TimeZone.Source}), ") + FormattableString.Invariant(
        $"{RateLimit.Value} requests per minute ({RateLimit.Source}).");

    /// <summary>Creates the error for an account that is not complete; the message lists the missing settings.</summary>
    public ExotelException NoAccount()
    {
        var missing = new List<string>();
        if (AccountSid is null)
            missing.Add($"-AccountSid (or {EnvironmentAccount.AccountSid})");
        if (Credential is null)
            missing.Add($"-Credential (or {EnvironmentAccount.ApiKey} and {EnvironmentAccount.ApiToken})");
        var found = (AccountSid?.Source ?? Credential?.Source) is { } source ? $" Found only a part, from: {source}." : string.Empty;
        return new ExotelException(
            ExotelErrorKind.NoAccount,
            $"There is no Exotel account to use.{found} Missing: {string.Join(", ", missing)}. " +
            $"Specify -Region (or {EnvironmentAccount.Region}) too unless it is Singapore. " +
            "Use Connect-ExoAccount to connect an account, or Set-ExoProfile to save one.");
    }
}
