namespace Exotel;

/// <summary>A saved account, or the current account, without its secret.</summary>
public sealed class Profile
{
    internal Profile()
    {
    }

    /// <summary>The name of the profile; null for a current account that is not from a profile.</summary>
    public string? Name { get; internal init; }

    /// <summary>The account SID.</summary>
    public string? AccountSid { get; internal init; }

    /// <summary>The last four characters of the API key, after three dots.</summary>
    public string? ApiKey { get; internal init; }

    /// <summary><c>Singapore</c>, <c>Mumbai</c>, or a base URL.</summary>
    public string? Region { get; internal init; }

    /// <summary>The account's time zone.</summary>
    public string? TimeZone { get; internal init; }

    /// <summary>The maximum number of requests in any 60 seconds; 0 means no limit.</summary>
    public int RateLimit { get; internal init; }

    /// <summary>The part of the rate limit that listings may use, in requests in any 60 seconds; 0 means no limit.</summary>
    public int BulkRateLimit { get; internal init; }

    /// <summary>The URL of the proxy; null for the proxy of the system and its environment variables.</summary>
    public string? Proxy { get; internal init; }

    /// <summary>Whether the profile is used when no other account is specified.</summary>
    public bool IsDefault { get; internal init; }

    /// <summary>Where the secret is stored: <c>Dpapi</c>, <c>Vault</c> or <c>Plaintext</c>; null for a current account that is not from a profile.</summary>
    public string? SecretStore { get; internal init; }

    /// <summary>The vault that stores the secret; null for other stores.</summary>
    public string? Vault { get; internal init; }

    /// <summary>The name of the secret in its vault, or of its file in the config folder.</summary>
    public string? SecretName { get; internal init; }

    /// <summary>For the current account, the source of the account SID; otherwise null.</summary>
    public string? AccountSidSource { get; internal init; }

    /// <summary>For the current account, the source of the key and token; otherwise null.</summary>
    public string? CredentialSource { get; internal init; }

    /// <summary>For the current account, the source of the region; otherwise null.</summary>
    public string? RegionSource { get; internal init; }

    /// <summary>For the current account, the source of the time zone; otherwise null.</summary>
    public string? TimeZoneSource { get; internal init; }

    /// <summary>For the current account, the source of the rate limit; otherwise null.</summary>
    public string? RateLimitSource { get; internal init; }

    /// <summary>For the current account, the source of the bulk rate limit; otherwise null.</summary>
    public string? BulkRateLimitSource { get; internal init; }

    /// <summary>Returns the name, or the account SID when there is no name.</summary>
    /// <returns>The name, or the account SID when there is no name.</returns>
    public override string ToString() => Name ?? AccountSid ?? string.Empty;
}
