using Exotel.Accounts;

namespace Exotel.PowerShell.Accounts;

/// <summary>What a user gave on the command line about the account.</summary>
internal sealed class AccountParameters
{
    public string? ProfileName { get; init; }

    public string? AccountSid { get; init; }

    public ApiCredential? Credential { get; init; }

    public string? Region { get; init; }

    public string? TimeZone { get; init; }

    public int? RateLimit { get; init; }

    /// <summary>
    /// Whether this is to become the connected account. Then the one connected now has no say, and a lone account SID or
    /// credential is not completed from a profile that was not named: the missing piece is asked for.
    /// </summary>
    public bool ForConnecting { get; init; }
}
