using Exotel.Accounts;

namespace Exotel.PowerShell.Profiles;

/// <summary>The settings of an account as the user specified them; null for what was not specified.</summary>
internal abstract record AccountSettings
{
    public string? AccountSid { get; init; }

    public ApiCredential? Credential { get; init; }

    public string? Region { get; init; }

    public string? TimeZone { get; init; }

    public int? RateLimit { get; init; }

    public int? BulkRateLimit { get; init; }

    /// <summary>The URL of the proxy; empty for the proxy of the system.</summary>
    public string? Proxy { get; init; }
}
