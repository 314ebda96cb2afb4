using System;

namespace Exotel.Analytics.Store;

/// <summary>How far a synchronization goes.</summary>
internal sealed record SyncOptions
{
    /// <summary>Where the store begins; null for where it began, or as far back as Exotel keeps.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How much of what is covered is listed again: a call is listed when it is over, under the time it began.</summary>
    public TimeSpan Lookback { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long calls are kept in the store; null for ever.</summary>
    public TimeSpan? KeepFor { get; init; }

    /// <summary>About how many calls are listed and written at once.</summary>
    public int CallsAtOnce { get; init; } = 10_000;

    /// <summary>How long to wait for another synchronization of the same store.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromSeconds(5);
}
