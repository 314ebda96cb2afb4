using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Accounts;

/// <summary>The account parameters of a cmdlet.</summary>
internal sealed record AccountParameters : AccountSettings
{
    public string? ProfileName { get; init; }

    /// <summary>An account object, in place of the connected account.</summary>
    public Account? Account { get; init; }

    /// <summary>
    /// Whether the account is to be connected. Then the connected account is ignored, and an account SID or a credential alone is not
    /// completed from the environment's profile or the default profile: the user is prompted for the rest.
    /// </summary>
    public bool ForConnecting { get; init; }
}
