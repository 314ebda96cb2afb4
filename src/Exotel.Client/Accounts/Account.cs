using System;
using Exotel.Accounts;

namespace Exotel;

/// <summary>
/// An Exotel account. Immutable; of its credential, only the last four characters of the API key are visible.
/// Source: docs/api.md#hosts-authentication-format.
/// </summary>
public sealed class Account
{
    /// <summary>The requests per minute that Exotel allows an account by default.</summary>
    internal const int DefaultRateLimit = 200;

    private readonly ApiCredential? _credential;

    internal Account(string accountSid, ApiCredential? credential, Region region, AccountTimeZone timeZone, int rateLimit = DefaultRateLimit, int? bulkRateLimit = null)
    {
        AccountSid = string.IsNullOrWhiteSpace(accountSid)
            ? throw new ArgumentException("The account SID is empty.", nameof(accountSid))
            : accountSid;
        _credential = credential;
        Hosts = region;
        Zone = timeZone;
        RateLimit = rateLimit;
        BulkRateLimit = GetBulkRateLimit(rateLimit, bulkRateLimit);
    }

    /// <summary>The account SID, in its original case, because every path contains it.</summary>
    public string AccountSid { get; }

    /// <summary>The last four characters of the API key, after three dots.</summary>
    public string ApiKey => _credential?.ShortKey ?? "...";

    /// <summary><c>Singapore</c>, <c>Mumbai</c>, or a base URL.</summary>
    public string Region => Hosts.Name;

    /// <summary>The account's time zone: an offset such as <c>+05:30</c>, or the name of a time zone.</summary>
    public string TimeZone => Zone.Name;

    /// <summary>The maximum number of requests that the module sends for this account in any 60 seconds; 0 for no limit.</summary>
    public int RateLimit { get; }

    /// <summary>The part of the rate limit that listings may use, in requests in any 60 seconds; 0 for no limit.</summary>
    public int BulkRateLimit { get; }

    /// <summary>The name of the profile that holds all of the account; null when a part of it is from elsewhere. A job resolves the account by it.</summary>
    public string? ProfileName { get; internal set; }

    /// <summary>The URL of the proxy; null for the proxy of the system and its environment variables.</summary>
    public string? Proxy => ProxyUri?.AbsoluteUri;

    internal Uri? ProxyUri { get; init; }

    /// <summary>Whether the key and token are here; false for a copy that came from another process.</summary>
    internal bool HasCredential => _credential is not null;

    /// <exception cref="InvalidOperationException">The account is a copy from another process.</exception>
    internal ApiCredential Credential => _credential ?? throw new InvalidOperationException($"The key and token of account {AccountSid} are in another process.");

    internal Region Hosts { get; }

    internal AccountTimeZone Zone { get; }

    /// <summary>The bulk rate limit in effect: four fifths of the rate limit by default, and never more than the rate limit.</summary>
    /// <param name="rateLimit">The rate limit; 0 for none.</param>
    /// <param name="bulkRateLimit">The bulk rate limit as specified, where 0 means the whole rate limit; null when not specified.</param>
    internal static int GetBulkRateLimit(int rateLimit, int? bulkRateLimit) => (rateLimit, bulkRateLimit) switch
    {
        (0, _) => bulkRateLimit ?? 0,
        (_, null) => Math.Max(1, (int)(rateLimit * 4L / 5)),
        (_, 0) => rateLimit,
        (_, { } bulk) => Math.Min(bulk, rateLimit),
    };

    /// <summary>Returns the same account after it was saved as a profile.</summary>
    internal Account WithProfile(string name)
    {
        var copy = (Account)MemberwiseClone();
        copy.ProfileName = name;
        return copy;
    }

    /// <summary>The account SID.</summary>
    /// <returns>The account SID.</returns>
    public override string ToString() => AccountSid;
}
