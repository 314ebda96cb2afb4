using Exotel.Accounts;

namespace Exotel.PowerShell.Profiles;

/// <summary>A saved account, or the account in force, without its secret.</summary>
public sealed class Profile
{
    internal Profile()
    {
    }

    /// <summary>The name it is saved by; null for an account in force that is no profile.</summary>
    public string? Name { get; internal init; }

    /// <summary>The account SID.</summary>
    public string? AccountSid { get; internal init; }

    /// <summary>The last four characters of the API key, after three dots.</summary>
    public string? ApiKey { get; internal init; }

    /// <summary><c>Singapore</c>, <c>Mumbai</c>, or a base address.</summary>
    public string? Region { get; internal init; }

    /// <summary>The zone of the account's wall clock.</summary>
    public string? TimeZone { get; internal init; }

    /// <summary>Requests in any 60 seconds that the module lets this account send; 0 is no pacing.</summary>
    public int RateLimit { get; internal init; }

    /// <summary>Whether it is used when nothing else names an account.</summary>
    public bool IsDefault { get; internal init; }

    /// <summary>What keeps the secret: <c>Dpapi</c>, <c>Vault</c> or <c>Plaintext</c>; null for an account in force that is no profile.</summary>
    public string? SecretStore { get; internal init; }

    /// <summary>The vault that keeps the secret; null for other stores.</summary>
    public string? Vault { get; internal init; }

    /// <summary>The name of the secret in its vault, or of its file in the config folder.</summary>
    public string? SecretName { get; internal init; }

    /// <summary>Of the account in force, where the account SID came from; null for any other profile.</summary>
    public string? AccountSidSource { get; internal init; }

    /// <summary>Of the account in force, where the key and token came from; null for any other profile.</summary>
    public string? CredentialSource { get; internal init; }

    /// <summary>Of the account in force, where the region came from; null for any other profile.</summary>
    public string? RegionSource { get; internal init; }

    /// <summary>Of the account in force, where the time zone came from; null for any other profile.</summary>
    public string? TimeZoneSource { get; internal init; }

    /// <summary>Of the account in force, where the rate limit came from; null for any other profile.</summary>
    public string? RateLimitSource { get; internal init; }

    /// <summary>The name, or the account SID where there is no name.</summary>
    /// <returns>The name, or the account SID where there is no name.</returns>
    public override string ToString() => Name ?? AccountSid ?? string.Empty;
}
