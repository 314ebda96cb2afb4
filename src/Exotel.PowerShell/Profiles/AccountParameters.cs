using System.Management.Automation;

namespace Exotel.PowerShell.Profiles;

/// <summary>What a user gave on the command line about the account.</summary>
internal sealed class AccountParameters
{
    public string? ProfileName { get; init; }

    public string? AccountSid { get; init; }

    public PSCredential? Credential { get; init; }

    public string? Region { get; init; }
}
