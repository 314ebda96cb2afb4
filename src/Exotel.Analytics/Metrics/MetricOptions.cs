using System;
using System.Collections.Generic;

namespace Exotel.Analytics.Metrics;

/// <summary>How calls are grouped and judged.</summary>
internal sealed class MetricOptions
{
    private const CallFields Figures = CallFields.Outcome | CallFields.Direction | CallFields.CustomerNumber | CallFields.DateCreated
        | CallFields.Duration | CallFields.ConversationDuration | CallFields.Leg1Duration | CallFields.Price;

    private readonly int _serviceLevelThreshold = 20;
    private readonly int _shortAbandonThreshold = 5;

    public IReadOnlyList<CallGrouping> By { get; init; } = [];

    /// <summary>Whether customers are counted, which takes as long as all other figures.</summary>
    public bool CountsCustomers { get; init; } = true;

    /// <summary>Seconds within which an inbound call is to be answered.</summary>
    public int ServiceLevelThreshold
    {
        get => _serviceLevelThreshold;
        init => _serviceLevelThreshold = NotNegative(value, nameof(ServiceLevelThreshold));
    }

    /// <summary>Seconds up to which an abandoned call says nothing of the service.</summary>
    public int ShortAbandonThreshold
    {
        get => _shortAbandonThreshold;
        init => _shortAbandonThreshold = NotNegative(value, nameof(ShortAbandonThreshold));
    }

    /// <summary>What the figures and the keys of their groups are computed from.</summary>
    public CallFields Fields => (CountsCustomers ? Figures : Figures & ~CallFields.CustomerNumber) | CallGroupings.FieldsOf(By);

    private static int NotNegative(int seconds, string name) =>
        seconds >= 0 ? seconds : throw new ArgumentOutOfRangeException(name, seconds, "A threshold must be 0 seconds or more.");
}
