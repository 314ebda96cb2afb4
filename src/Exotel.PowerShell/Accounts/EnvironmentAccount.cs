using System;
using System.Globalization;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Accounts;

/// <summary>What the environment says of an account. An empty variable is one that is not set.</summary>
internal sealed class EnvironmentAccount
{
    public const string ProfileName = "EXOTEL_PROFILE";
    public const string AccountSid = "EXOTEL_ACCOUNT_SID";
    public const string ApiKey = "EXOTEL_API_KEY";
    public const string ApiToken = "EXOTEL_API_TOKEN";
    public const string Region = "EXOTEL_REGION";
    public const string TimeZone = "EXOTEL_TIME_ZONE";
    public const string RateLimit = "EXOTEL_RATE_LIMIT";

    private readonly Func<string, string?> _variable;

    public EnvironmentAccount(Func<string, string?> variable) => _variable = variable;

    public string? Profile => Read(ProfileName);

    /// <summary>Whether it names an account at all, wholly or in part.</summary>
    public bool NamesAccount => Read(AccountSid) is not null || Read(ApiKey) is not null || Read(ApiToken) is not null;

    /// <exception cref="ExotelException">A variable cannot be read as what it is; the message names it.</exception>
    public PartialAccount Account() => new()
    {
        AccountSid = Read(AccountSid) is { } sid ? From(sid, AccountSid) : null,
        Credential = ReadCredential(),
        Region = Parse(Region, Exotel.Accounts.Region.Parse),
        TimeZone = Parse(TimeZone, AccountTimeZone.Parse),
        RateLimit = Parse(RateLimit, ParseRateLimit),
    };

    /// <summary>What goes with an account that is wholly given as parameters: no part of its identity.</summary>
    /// <exception cref="ExotelException">A variable cannot be read as what it is; the message names it.</exception>
    public PartialAccount Settings() => new()
    {
        Region = Parse(Region, Exotel.Accounts.Region.Parse),
        TimeZone = Parse(TimeZone, AccountTimeZone.Parse),
        RateLimit = Parse(RateLimit, ParseRateLimit),
    };

    private static SourcedValue<T> From<T>(T value, string variable) => new(value, "Environment " + variable);

    private static int ParseRateLimit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : throw new FormatException($"'{text}' is no number of requests a minute. Use a whole number; 0 turns pacing off.");

    private SourcedValue<LazyCredential>? ReadCredential()
    {
        if (Read(ApiKey) is not { } key || Read(ApiToken) is not { } token)
            return null;
        return Parse(ApiKey, _ => new LazyCredential(new ApiCredential(key, token)));
    }

    private SourcedValue<T>? Parse<T>(string variable, Func<string, T> parse)
    {
        if (Read(variable) is not { } text)
            return null;
        try
        {
            return From(parse(text), variable);
        }
        catch (FormatException error)
        {
            throw new ExotelException(ExotelErrorKind.InvalidRequest, $"{variable}: {error.Message}", error);
        }
    }

    private string? Read(string name) => _variable(name)?.Trim() is { Length: > 0 } value ? value : null;
}
