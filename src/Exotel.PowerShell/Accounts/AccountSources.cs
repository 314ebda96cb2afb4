using System;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Accounts;

/// <summary>The sources of an account other than the parameters.</summary>
internal sealed class AccountSources
{
    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> GetVariable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The account connected in this runspace.</summary>
    public Account? Connected { get; init; }

    public ProfileStore Profiles { get; init; } = ProfileStore.None;

    /// <summary>Reads the secret of a profile.</summary>
    public Func<ProfileEntry, ApiCredential> ReadSecret { get; init; } =
        profile => throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"The secret of profile '{profile.Name}' cannot be read.");
}
