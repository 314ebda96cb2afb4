using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Store;

namespace Exotel.PowerShell.Pipeline;

/// <summary>What a store knows of the period of a query, and of the equally long period before it.</summary>
internal sealed class StoredPeriod
{
    /// <summary>A store is as current as its last synchronization; within this time nothing is said of it.</summary>
    private static readonly TimeSpan Current = TimeSpan.FromMinutes(10);

    /// <summary>Stretches of the period that the store does not cover.</summary>
    public IReadOnlyList<TimeRange> Gaps { get; private init; } = [];

    /// <summary>The period before; null where it cannot be compared with.</summary>
    public TimeRange? Earlier { get; private init; }

    /// <summary>Why there is nothing to compare with; null where there is.</summary>
    public string? NoEarlier { get; private init; }

    public static StoredPeriod Read(StoredCallReader store, StoredCallQuery query, DateTimeOffset now)
    {
        var until = query.Until < now ? query.Until.Value : now;
        var since = query.Since ?? store.CoveredSince ?? until;
        var gaps = store.FindGaps(new TimeRange(since, until)).Where(gap => gap.Since <= until - Current || query.Until < now).ToList();
        if (query.Since is null)
            return new StoredPeriod { Gaps = gaps, NoEarlier = query.Until is null ? "No comparison: the report has all stored calls." : "No comparison: the report has all stored calls up to its end." };

        var length = until - since + TimeRange.OneSecond;
        if (length <= TimeSpan.Zero || since.UtcTicks <= length.Ticks)
            return new StoredPeriod { Gaps = gaps, NoEarlier = "No comparison: there is no time before." };
        if (gaps.Count > 0)
            return new StoredPeriod { Gaps = gaps, NoEarlier = "No comparison: the store does not have the whole period." };
        var earlier = new TimeRange(since - length, since - TimeRange.OneSecond);
        return store.FindGaps(earlier).Count == 0
            ? new StoredPeriod { Gaps = gaps, Earlier = earlier }
            : new StoredPeriod { Gaps = gaps, NoEarlier = "No comparison: the store does not have the whole period before." };
    }
}
