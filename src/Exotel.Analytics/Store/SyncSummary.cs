using System;

namespace Exotel.Analytics.Store;

/// <summary>What a synchronization did.</summary>
internal sealed record SyncSummary
{
    public string AccountSid { get; init; } = string.Empty;

    /// <summary>The first moment that this run was to cover.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The last moment that the store covers after this run.</summary>
    public DateTimeOffset Until { get; init; }

    public long New { get; init; }

    public long Changed { get; init; }

    public long Unchanged { get; init; }

    /// <summary>Calls of the last three days in the store that still lack a price, a duration or an end.</summary>
    public int Unsettled { get; init; }

    public long Deleted { get; init; }

    public int Requests { get; init; }

    public TimeSpan Elapsed { get; init; }
}
