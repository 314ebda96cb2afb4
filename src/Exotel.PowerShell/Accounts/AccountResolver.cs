using System;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Accounts;

/// <summary>
/// Decides which account is in force. One source is its base, the first of these that there is:
/// <list type="number">
/// <item>the profile named by <c>-ProfileName</c>;</item>
/// <item>the parameters, when <c>-AccountSid</c> and <c>-Credential</c> are both given: that is a whole account, and of no other
/// source's identity; region, time zone and rate limit come from the environment's variables for these;</item>
/// <item>the account connected in this runspace;</item>
/// <item>the environment: the profile that <c>EXOTEL_PROFILE</c> names, else the variables. Variables that name an account only in
/// part end the search: with the default profile's other half they would be an account nobody meant;</item>
/// <item>the default profile.</item>
/// </list>
/// Parameters then override the base part by part. What neither says is Singapore, +05:30, 200 requests a minute: a
/// profile and the connected account are never completed from the environment.
/// </summary>
internal sealed class AccountResolver
{
    private const string FromParameter = "Parameter";
    private const string FromConnected = "Connected";
    private const string FromNowhere = "Default";

    private readonly AccountSources _sources;
    private readonly EnvironmentAccount _environment;

    public AccountResolver(AccountSources sources)
    {
        _sources = sources;
        _environment = new EnvironmentAccount(sources.Variable);
    }

    /// <summary>The account in force; not whole when a part of it was found nowhere. No secret is fetched yet.</summary>
    /// <exception cref="ExotelException">A profile that does not exist, or a part that cannot be read.</exception>
    public EffectiveAccount Resolve(AccountParameters given)
    {
        var basis = Base(given);
        return new EffectiveAccount(
            Parameter(given.Region, Region.Parse) ?? basis.Region ?? new(Region.Singapore, FromNowhere),
            Parameter(given.TimeZone, AccountTimeZone.Parse) ?? basis.TimeZone ?? new(AccountTimeZone.India, FromNowhere),
            given.RateLimit is { } limit ? new(limit, FromParameter) : basis.RateLimit ?? new(Account.DefaultRateLimit, FromNowhere))
        {
            Profile = basis.Profile,
            AccountSid = given.AccountSid is { } sid ? new(sid, FromParameter) : basis.AccountSid,
            Credential = given.Credential is { } credential ? new(new LazyCredential(credential), FromParameter) : basis.Credential,
        };
    }

    private PartialAccount Base(AccountParameters given)
    {
        if (given.ProfileName is { } named)
            return From(_sources.Profiles.Get(named), "Profile");
        if (given.AccountSid is not null && given.Credential is not null)
            return _environment.Settings();
        if (_sources.Connected is { } connected && !given.ForConnecting)
            return From(connected);

        var withoutProfiles = given.ForConnecting && (given.AccountSid is not null || given.Credential is not null);
        if (_environment.Profile is { } fromEnvironment && !withoutProfiles)
            return From(_sources.Profiles.Get(fromEnvironment, EnvironmentAccount.ProfileName), $"Environment {EnvironmentAccount.ProfileName}, profile");
        if (withoutProfiles || _environment.NamesAccount)
            return _environment.Account();
        return _sources.Profiles.Default() is { } standard ? From(standard, "Default profile") : _environment.Settings();
    }

    private static SourcedValue<T>? Parameter<T>(string? text, Func<string, T> parse)
    {
        try
        {
            return text is null ? null : new(parse(text), FromParameter);
        }
        catch (FormatException error)
        {
            throw new ExotelException(ExotelErrorKind.InvalidRequest, error.Message, error);
        }
    }

    private static PartialAccount From(Account account) => new()
    {
        AccountSid = new(account.AccountSid, FromConnected),
        Credential = new(new LazyCredential(account.Credential), FromConnected),
        Region = new(account.Hosts, FromConnected),
        TimeZone = new(account.Zone, FromConnected),
        RateLimit = new(account.RateLimit, FromConnected),
    };

    private PartialAccount From(ProfileEntry entry, string kind)
    {
        var source = kind + " " + entry.Name;
        return new PartialAccount
        {
            Profile = entry,
            AccountSid = new(entry.AccountSid, source),
            Credential = new(new LazyCredential(entry.ApiKey, () => _sources.OpenSecret(entry)), source),
            Region = entry.Region is { } region ? new(entry.Parse(region, Region.Parse), source) : null,
            TimeZone = entry.TimeZone is { } zone ? new(entry.Parse(zone, AccountTimeZone.Parse), source) : null,
            RateLimit = entry.RateLimit is { } limit ? new(limit, source) : null,
        };
    }
}
