using System;
using System.Collections.Generic;
using Exotel.Analytics.Store;

namespace Exotel.Analytics.Reports;

/// <summary>What a report says of its calls beyond the calls themselves. Nothing is read from a clock.</summary>
internal sealed record ReportOptions
{
    public string Title { get; init; } = "Call report";

    /// <summary>The first moment that was asked for; null for the first call.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The last moment that was asked for; null for the last call.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The time that the report is about: up to it customers have waited.</summary>
    public DateTimeOffset AsOf { get; init; }

    /// <summary>Stretches of time whose calls are missing in the source.</summary>
    public IReadOnlyList<TimeRange> Gaps { get; init; } = [];

    /// <summary>The period that changes are measured against; null where there is none.</summary>
    public TimeRange? Earlier { get; init; }

    /// <summary>Why there is no earlier period; null where there is one.</summary>
    public string? NoEarlier { get; init; }

    /// <summary>Further sentences about what the figures lack.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
