using System;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Accounts;

/// <summary>
/// Resolves the current account from the first of these sources:
/// <list type="number">
/// <item>the profile specified by <c>-ProfileName</c>;</item>
/// <item>the parameters, when both <c>-AccountSid</c> and <c>-Credential</c> are specified; region, time zone and rate limit are then read
/// from the environment variables;</item>
/// <item>the account connected in this runspace;</item>
/// <item>the environment: the profile in <c>EXOTEL_PROFILE</c>, otherwise the variables. Variables that specify only a part of an account
/// are not completed from the default profile, because the parts could belong to different accounts;</item>
/// <item>the default profile.</item>
/// </list>
/// Parameters then override single settings. A profile and the connected account are never completed from the environment: their defaults
/// are Singapore, +05:30 and 200 requests per minute.
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
            parameters.RateLimit is { } limit ? new(limit, ParameterSource) : null);
        return overridden with
        {
            AccountSid = parameters.AccountSid is { } sid ? new(sid, ParameterSource) : account.AccountSid,
            Credential = parameters.Credential is { } credential ? new(new LazyCredential(credential), ParameterSource) : account.Credential,
        };
    }

    private EffectiveAccount GetBaseAccount(AccountParameters parameters)
    {
        if (parameters.ProfileName is { } name)
            return From(sources.Profiles.Get(name), "Profile");
        if (parameters.AccountSid is not null && parameters.Credential is not null)
            return _environment.ReadSettings();
        if (sources.Connected is { } connected && !parameters.ForConnecting)
            return From(connected);

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

    private static EffectiveAccount From(Account account) => new()
    {
        AccountSid = new(account.AccountSid, ConnectedSource),
        Credential = new(new LazyCredential(account.Credential), ConnectedSource),
        Region = new(account.Hosts, ConnectedSource),
        TimeZone = new(account.Zone, ConnectedSource),
        RateLimit = new(account.RateLimit, ConnectedSource),
    };

    private EffectiveAccount From(ProfileEntry profile, string kind)
    {
        var source = $"{kind} {profile.Name}";
        var account = new EffectiveAccount
        {
            Profile = profile,
            AccountSid = new(profile.AccountSid, source),
            Credential = new(new LazyCredential(profile.ApiKey, () => sources.ReadSecret(profile)), source),
        };
        return account.WithSettings(
            profile.Region is { } region ? new(profile.Parse(region, Region.Parse), source) : null,
            profile.TimeZone is { } zone ? new(profile.Parse(zone, AccountTimeZone.Parse), source) : null,
            profile.RateLimit is { } limit ? new(limit, source) : null);
    }
}
