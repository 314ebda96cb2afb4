using System;
using System.Collections.Generic;
using System.Globalization;

namespace Exotel.PowerShell.Profiles;

/// <summary>Decides which account is in force: parameters first, then the environment.</summary>
internal static class AccountResolver
{
    public const string AccountSidVariable = "EXOTEL_ACCOUNT_SID";
    public const string ApiKeyVariable = "EXOTEL_API_KEY";
    public const string ApiTokenVariable = "EXOTEL_API_TOKEN";
    public const string RegionVariable = "EXOTEL_REGION";
    public const string TimeZoneVariable = "EXOTEL_TIME_ZONE";
    public const string RateLimitVariable = "EXOTEL_RATE_LIMIT";

    /// <exception cref="ExotelException">No account, or a part of it that cannot be read.</exception>
    public static Account Resolve(AccountParameters given)
    {
        var sid = given.AccountSid ?? Variable(AccountSidVariable);
        var credential = given.Credential is { } pair
            ? new ApiCredential(pair.UserName, pair.GetNetworkCredential().Password)
            : FromEnvironment();
        if (sid is null || credential is null)
            throw NoAccount(sid is null, credential is null);

        return new Account(
            sid,
            credential,
            Read(given.Region ?? Variable(RegionVariable), Exotel.Region.Parse, Exotel.Region.Singapore),
            Read(Variable(TimeZoneVariable), AccountTimeZone.Parse, AccountTimeZone.India),
            Read(Variable(RateLimitVariable), ParseRateLimit, Account.DefaultRateLimit));
    }

    private static ApiCredential? FromEnvironment() =>
        Variable(ApiKeyVariable) is { } key && Variable(ApiTokenVariable) is { } token ? new ApiCredential(key, token) : null;

    private static ExotelException NoAccount(bool withoutSid, bool withoutCredential)
    {
        var missing = new List<string>();
        if (withoutSid)
            missing.Add($"-AccountSid (or {AccountSidVariable})");
        if (withoutCredential)
            missing.Add($"-Credential (or {ApiKeyVariable} and {ApiTokenVariable})");
        return new ExotelException(
            ExotelErrorKind.NoAccount,
            $"There is no Exotel account to use. Missing: {string.Join(", ", missing)}; -Region (or {RegionVariable}) where it is not Singapore.");
    }

    private static T Read<T>(string? text, Func<string, T> parse, T otherwise)
    {
        try
        {
            return text is null ? otherwise : parse(text);
        }
        catch (FormatException error)
        {
            throw new ExotelException(ExotelErrorKind.InvalidRequest, error.Message, error);
        }
    }

    private static int ParseRateLimit(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : throw new FormatException($"'{text}' in {RateLimitVariable} is no number of requests a minute. Use a whole number; 0 turns pacing off.");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value.Trim() : null;
}
