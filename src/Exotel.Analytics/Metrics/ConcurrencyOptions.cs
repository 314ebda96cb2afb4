using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Metrics;

/// <summary>How lines are counted.</summary>
internal sealed class ConcurrencyOptions
{
    private readonly IReadOnlyList<CallGrouping> _by = [];
    private readonly int? _limit;
    private readonly double _blocking = 0.01;

    /// <summary>ExoPhone or Direction, or nothing.</summary>
    public IReadOnlyList<CallGrouping> By
    {
        get => _by;
        init => _by = value.All(grouping => grouping is CallGrouping.ExoPhone or CallGrouping.Direction)
            ? value
            : throw new ArgumentException("Concurrency can be grouped by ExoPhone or Direction.", nameof(By));
    }

    /// <summary>The number of calls from which time counts as time at the limit.</summary>
    public int? Limit
    {
        get => _limit;
        init => _limit = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(Limit), value, "A limit must be 1 call or more.");
    }

    /// <summary>The share of calls that may find all lines busy.</summary>
    public double Blocking
    {
        get => _blocking;
        init => _blocking = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Blocking), value, "The blocking must lie between 0 and 1.");
    }

    /// <summary>What the concurrency and the keys of its groups are computed from.</summary>
    public CallFields Fields => CallFields.StartTime | CallFields.DateCreated | CallFields.EndTime | CallGroupings.FieldsOf(By);
}
