using Exotel.PowerShell.Secrets;

namespace Exotel.PowerShell.Profiles;

/// <summary>A change to a profile; null keeps the present value.</summary>
/// <param name="Name">The name of the profile.</param>
internal sealed record ProfileChange(string Name) : AccountSettings
{
    /// <summary>Whether the profile becomes the default or stops being it.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>Where to store the secret.</summary>
    public SecretOptions Secret { get; init; } = new();
}
