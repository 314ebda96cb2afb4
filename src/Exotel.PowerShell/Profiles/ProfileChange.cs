using Exotel.Accounts;
using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Profiles;

/// <summary>What is to become of a profile; null leaves a part as it is.</summary>
internal sealed class ProfileChange
{
    public ProfileChange(string name) => Name = name;

    public string Name { get; }

    public string? AccountSid { get; init; }

    public ApiCredential? Credential { get; init; }

    public string? Region { get; init; }

    public string? TimeZone { get; init; }

    public int? RateLimit { get; init; }

    public bool? IsDefault { get; init; }

    public SecretOptions Secret { get; init; } = new();
}
