using System;
using System.Collections.Generic;
using Exotel.Analytics.Metrics;

namespace Exotel.Analytics.Tests.Support;

/// <summary>Runs rows through the figures.</summary>
internal static class Rows
{
    public static IReadOnlyList<CallMetric> Measure(IEnumerable<CallRow> rows, params CallGrouping[] by) => Measure(rows, new MetricOptions { By = by });

    public static IReadOnlyList<CallMetric> Measure(IEnumerable<CallRow> rows, MetricOptions options)
    {
        var aggregator = new CallMetricsAggregator(options);
        foreach (var row in rows)
            aggregator.Add(row);
        return aggregator.GetMetrics();
    }

    public static IReadOnlyList<Concurrency> Concurrency(IEnumerable<CallRow> rows, ConcurrencyOptions options)
    {
        var aggregator = new ConcurrencyAggregator(options);
        foreach (var row in rows)
            aggregator.Add(row);
        return aggregator.GetConcurrency();
    }

    public static IReadOnlyList<MissedCaller> MissedCallers(IEnumerable<CallRow> rows, DateTimeOffset until, params string[] states)
    {
        var tracker = new MissedCallerTracker();
        foreach (var row in rows)
            tracker.Add(row);
        return tracker.GetMissedCallers(until, states.Length == 0 ? MissedCallerState.All : states);
    }
}
