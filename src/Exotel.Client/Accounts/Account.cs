using System;
using Exotel.Accounts;

namespace Exotel;

/// <summary>
/// An Exotel account as the module uses it: one immutable value. It holds the credential, and shows no part of it but the
/// last four characters of the key. Source: API page, section 1.
/// </summary>
public sealed class Account
{
    /// <summary>Requests a minute that Exotel grants an account unless it was agreed otherwise.</summary>
    internal const int DefaultRateLimit = 200;

    internal Account(string accountSid, ApiCredential credential, Region region, AccountTimeZone timeZone, int rateLimit = DefaultRateLimit)
    {
        AccountSid = string.IsNullOrWhiteSpace(accountSid)
            ? throw new ArgumentException("The account SID is empty.", nameof(accountSid))
            : accountSid;
        Credential = credential;
        Hosts = region;
        Zone = timeZone;
        RateLimit = rateLimit;
    }

    /// <summary>The account SID, in the case it was given: it stands in every path.</summary>
    public string AccountSid { get; }

    /// <summary>The last four characters of the API key, after three dots.</summary>
    public string ApiKey => Credential.ShortKey;

    /// <summary><c>Singapore</c>, <c>Mumbai</c>, or the base address that was given.</summary>
    public string Region => Hosts.Name;

    /// <summary>The zone of the account's wall clock, as it was given: an offset such as <c>+05:30</c>, or a zone's name.</summary>
    public string TimeZone => Zone.Name;

    /// <summary>Requests in any 60 seconds that the module lets this account send; 0 is no pacing.</summary>
    public int RateLimit { get; }

    internal ApiCredential Credential { get; }

    internal Region Hosts { get; }

    internal AccountTimeZone Zone { get; }

    /// <summary>The account SID.</summary>
    /// <returns>The account SID.</returns>
    public override string ToString() => AccountSid;
}
