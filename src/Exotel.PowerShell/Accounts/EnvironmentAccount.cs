using System;
using System.Globalization;
using Exotel.Accounts;

namespace Exotel.PowerShell.Accounts;

/// <summary>Reads an account from environment variables. An empty variable counts as not set.</summary>
/// <param name="getVariable">Reads an environment variable.</param>
internal sealed class EnvironmentAccount(Func<string, string?> getVariable)
{
    public const string ProfileName = "EXOTEL_PROFILE";
    public const string AccountSid = "EXOTEL_ACCOUNT_SID";
    public const string ApiKey = "EXOTEL_API_KEY";
    public const string ApiToken = "EXOTEL_API_TOKEN";
    public const string Region = "EXOTEL_REGION";
    public const string TimeZone = "EXOTEL_TIME_ZONE";
    public const string RateLimit = "EXOTEL_RATE_LIMIT";

    /// <summary>The name of the profile to use; null when not set.</summary>
    public string? Profile => Get(ProfileName);

    /// <summary>Whether the variables specify an account, or a part of one.</summary>
    public bool HasAccount => Get(AccountSid) is not null || Get(ApiKey) is not null || Get(ApiToken) is not null;

    /// <summary>Reads the account.</summary>
    /// <exception cref="ExotelException">A variable is not valid; the message names it.</exception>
    public EffectiveAccount ReadAccount() => ReadSettings() with
    {
        AccountSid = Get(AccountSid) is { } sid ? From(sid, AccountSid) : null,
        Credential = Get(ApiKey) is { } key && Get(ApiToken) is { } token ? Parse(ApiKey, _ => new LazyCredential(new ApiCredential(key, token))) : null,
    };

    /// <summary>Reads region, time zone and rate limit only, for an account that is specified by parameters.</summary>
    /// <exception cref="ExotelException">A variable is not valid; the message names it.</exception>
    public EffectiveAccount ReadSettings() => new EffectiveAccount().WithSettings(
        Parse(Region, Exotel.Accounts.Region.Parse), Parse(TimeZone, AccountTimeZone.Parse), Parse(RateLimit, ParseRateLimit));

    private static SourcedValue<T> From<T>(T value, string variable) => new(value, "Environment " + variable);

    private static int ParseRateLimit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : throw new FormatException($"'{text}' is not a valid number of requests per minute. Use a whole number; 0 means no limit.");

    private SourcedValue<T>? Parse<T>(string variable, Func<string, T> parse)
    {
        if (Get(variable) is not { } text)
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

    private string? Get(string variable) => getVariable(variable)?.Trim() is { Length: > 0 } value ? value : null;
}
