using Exotel.Accounts;
using Exotel.PowerShell.Profiles;

namespace Exotel.PowerShell.Accounts;

/// <summary>What one source knows of an account; null where it does not say.</summary>
internal sealed class PartialAccount
{
    /// <summary>The profile that these are the parts of; null for any other source.</summary>
    public ProfileEntry? Profile { get; init; }

    public SourcedValue<string>? AccountSid { get; init; }

    public SourcedValue<LazyCredential>? Credential { get; init; }

    public SourcedValue<Region>? Region { get; init; }

    public SourcedValue<AccountTimeZone>? TimeZone { get; init; }

    public SourcedValue<int>? RateLimit { get; init; }
}
