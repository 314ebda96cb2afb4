namespace Exotel.PowerShell.Profiles;

/// <summary>What one source knows of an account; null where it does not say.</summary>
internal sealed class AccountParts
{
    /// <summary>The profile that these are the parts of; null for any other source.</summary>
    public ProfileEntry? Profile { get; init; }

    public Sourced<string>? AccountSid { get; init; }

    public Sourced<CredentialPromise>? Credential { get; init; }

    public Sourced<Region>? Region { get; init; }

    public Sourced<AccountTimeZone>? TimeZone { get; init; }

    public Sourced<int>? RateLimit { get; init; }
}
