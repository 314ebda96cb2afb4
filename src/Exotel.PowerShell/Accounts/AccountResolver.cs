using System;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Accounts;

/// <summary>
/// Resolves the current account from the first of these sources:
/// <list type="number">
/// <item>the account specified by <c>-Account</c>, or the profile specified by <c>-ProfileName</c>;</item>
/// <item>the parameters, when both <c>-AccountSid</c> and <c>-Credential</c> are specified; region, time zone and rate limit are then read
/// from the environment variables;</item>
/// <item>the account connected in this runspace;</item>
/// <item>the environment: the profile in <c>EXOTEL_PROFILE</c>, otherwise the variables. Variables that specify only a part of an account
/// are not completed from the default profile, because the parts could belong to different accounts;</item>
/// <item>the default profile.</item>
/// </list>
/// Parameters then override single settings. A profile and the connected account are never completed from the environment: their defaults
/// are Singapore, +05:30 and 200 requests per minute, of which listings use 160.
/// </summary>
/// <param name="sources">The sources.</param>
internal sealed class AccountResolver(AccountSources sources)
{
    private const string ParameterSource = "Parameter";
    private const string ConnectedSource = "Connected";

    private readonly EnvironmentAccount _environment = new(sources.GetVariable);

    /// <summary>Resolves the current account without reading its secret. The account is not complete when a part of it has no source.</summary>
    /// <exception cref="ExotelException">A profile does not exist, or a setting is not valid.</exception>
    public EffectiveAccount Resolve(AccountParameters parameters)
    {
        var account = GetBaseAccount(parameters);
        var overridden = account.WithSettings(
            Parse(parameters.Region, Region.Parse),
            Parse(parameters.TimeZone, AccountTimeZone.Parse),
            parameters.RateLimit is { } limit ? new(limit, ParameterSource) : null,
            parameters.BulkRateLimit is { } bulkLimit ? new(bulkLimit, ParameterSource) : null);
        return overridden with
        {
            ProfileName = parameters.AccountSid is null && parameters.Credential is null ? account.ProfileName : null,
            Proxy = Parse(parameters.Proxy, ParseProxy)?.Value ?? account.Proxy,
            AccountSid = parameters.AccountSid is { } sid ? new(sid, ParameterSource) : account.AccountSid,
            Credential = parameters.Credential is { } credential ? new(new LazyCredential(credential), ParameterSource) : account.Credential,
        };
    }

    private EffectiveAccount GetBaseAccount(AccountParameters parameters)
    {
        if (parameters.Account is { } account)
            return From(account, parameters);
        if (parameters.ProfileName is { } name)
            return From(sources.Profiles.Get(name), "Profile");
        if (parameters.AccountSid is not null && parameters.Credential is not null)
            return _environment.ReadSettings();
        if (sources.Connected is { } connected && !parameters.ForConnecting)
            return From(connected, ConnectedSource);

        var skipProfiles = parameters.ForConnecting && (parameters.AccountSid is not null || parameters.Credential is not null);
        if (_environment.Profile is { } environmentProfile && !skipProfiles)
            return From(sources.Profiles.Get(environmentProfile, EnvironmentAccount.ProfileName), $"Environment {EnvironmentAccount.ProfileName}, profile");
        if (skipProfiles || _environment.HasAccount)
            return _environment.ReadAccount();
        return sources.Profiles.GetDefault() is { } profile ? From(profile, "Default profile") : _environment.ReadSettings();
    }

    private static SourcedValue<T>? Parse<T>(string? text, Func<string, T> parse)
    {
        try
        {
            return text is null ? null : new(parse(text), ParameterSource);
        }
        catch (FormatException error)
        {
            throw new ExotelException(ExotelErrorKind.InvalidRequest, error.Message, error);
        }
    }

    /// <summary>An empty text is the proxy of the system.</summary>
    private static Uri? ParseProxy(string text) => text.Length == 0 ? null : ProxyAddress.Parse(text);

    private static EffectiveAccount From(Account account, string source) => new()
    {
        AccountSid = new(account.AccountSid, source),
        Credential = account.HasCredential ? new(new LazyCredential(account.Credential), source) : null,
        Region = new(account.Hosts, source),
        TimeZone = new(account.Zone, source),
        RateLimit = new(account.RateLimit, source),
        BulkRateLimit = new(account.BulkRateLimit, source),
        Proxy = account.ProxyUri,
        ProfileName = account.ProfileName,
    };

    /// <summary>An account that came from another process has no key and token: they are read from the profile that it was connected from.</summary>
    private EffectiveAccount From(Account account, AccountParameters parameters)
    {
        if (parameters.ProfileName is not null)
            throw new ExotelException(ExotelErrorKind.InvalidRequest, "-Account and -ProfileName each specify an account. Use one of them.");
        var result = From(account, ParameterSource);
        if (account.HasCredential || parameters.Credential is not null)
            return result;

        if (account.ProfileName is null)
            throw new ExotelException(
                ExotelErrorKind.NoAccount,
                $"The object of account {account.AccountSid} came from another process, and the key and token stayed there. " +
                "Connect the account from a saved profile, whose name comes along: Connect-ExoAccount -ProfileName or -SaveAs. Or use -ProfileName here.");
        var profile = sources.Profiles.Get(account.ProfileName);
        if (profile.AccountSid != account.AccountSid)
            throw new ExotelException(
                ExotelErrorKind.NoAccount,
                $"The object of account {account.AccountSid} was connected from profile '{account.ProfileName}', which is now of account {profile.AccountSid}.");
        return result with { Profile = profile, Credential = From(profile, "Profile").Credential };
    }

    private EffectiveAccount From(ProfileEntry profile, string kind)
    {
        var source = $"{kind} {profile.Name}";
        var account = new EffectiveAccount
        {
            Profile = profile,
            ProfileName = profile.Name,
            Proxy = profile.Proxy is { } proxy ? profile.Parse(proxy, ProxyAddress.Parse) : null,
            AccountSid = new(profile.AccountSid, source),
            Credential = new(new LazyCredential(profile.ApiKey, () => sources.ReadSecret(profile)), source),
        };
        return account.WithSettings(
            profile.Region is { } region ? new(profile.Parse(region, Region.Parse), source) : null,
            profile.TimeZone is { } zone ? new(profile.Parse(zone, AccountTimeZone.Parse), source) : null,
            profile.RateLimit is { } limit ? new(limit, source) : null,
            profile.BulkRateLimit is { } bulkLimit ? new(bulkLimit, source) : null);
    }
}
