using System;
using Exotel.Accounts;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Accounts;

/// <summary>Where accounts come from when the command line does not say.</summary>
internal sealed class AccountSources
{
    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The account connected in this runspace.</summary>
    public Account? Connected { get; init; }

    public ProfileStore Profiles { get; init; } = ProfileStore.None;

    /// <summary>Fetches a profile's secret from wherever it is kept.</summary>
    public Func<ProfileEntry, ApiCredential> OpenSecret { get; init; } =
        entry => throw new ExotelException(ExotelErrorKind.ProfileStoreFailed, $"The secret of profile '{entry.Name}' cannot be read here.");
}
