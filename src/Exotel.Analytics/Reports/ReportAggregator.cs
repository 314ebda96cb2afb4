using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;

namespace Exotel.Analytics.Reports;

/// <summary>
/// Computes all figures of a report in one pass over the calls, which arrive in any order. Customers are not counted: no report shows how many.
/// </summary>
internal sealed class ReportAggregator
{
    private static readonly ConcurrencyOptions Lines = new();
    private static readonly ConcurrencyOptions LinesByExoPhone = new() { By = [CallGrouping.ExoPhone] };

    private readonly CallMetricsAggregator _total = Group();
    private readonly CallMetricsAggregator _days = Group(CallGrouping.Day);
    private readonly CallMetricsAggregator _hours = Group(CallGrouping.DayOfWeek, CallGrouping.HourOfDay);
    private readonly CallMetricsAggregator _exoPhones = Group(CallGrouping.ExoPhone);
    private readonly CallMetricsAggregator _agents = Group(CallGrouping.Agent);
    private readonly CallMetricsAggregator _directions = Group(CallGrouping.Direction);
    private readonly MissedCallerTracker _missed = new();
    private readonly ConcurrencyAggregator _lines = new(Lines);
    private readonly ConcurrencyAggregator _linesByExoPhone = new(LinesByExoPhone);
    private readonly CallMetricsAggregator _earlier = Group();
    private readonly ConcurrencyAggregator _earlierLines = new(Lines);

    /// <summary>What a report is computed from.</summary>
    public static CallFields Fields => CallFields.All;

    /// <summary>What the changes against the earlier period are computed from.</summary>
    public static CallFields EarlierFields { get; } = new MetricOptions { CountsCustomers = false }.Fields | Lines.Fields;

    /// <summary>Adds a call of the period.</summary>
    public void Add(in CallRow call)
    {
        _total.Add(call);
        _days.Add(call);
        if (call.IsInbound)
            _hours.Add(call);
        _exoPhones.Add(call);
        _agents.Add(call);
        _directions.Add(call);
        _missed.Add(call);
        _lines.Add(call);
        _linesByExoPhone.Add(call);
    }

    /// <summary>Adds a call of the equally long period before.</summary>
    public void AddEarlier(in CallRow call)
    {
        _earlier.Add(call);
        _earlierLines.Add(call);
    }

    /// <summary>The figures of all calls.</summary>
    public CallReport ToReport(ReportOptions options, NameLookup names)
    {
        var total = _total.GetMetrics().Single();
        return new CallReport
        {
            Options = options,
            Names = names,
            Total = total,
            Earlier = options.Earlier is null ? null : _earlier.GetMetrics().Single(),
            Days = _days.GetMetrics(),
            Hours = new HourGrid(_hours.GetMetrics()),
            ExoPhones = MostCallsFirst(_exoPhones),
            Agents = MostCallsFirst(_agents),
            Directions = MostCallsFirst(_directions),
            Waiting = _missed.GetMissedCallers(options.AsOf, MissedCallerState.Open),
            Lines = _lines.GetConcurrency().Single(),
            EarlierLines = options.Earlier is null ? null : _earlierLines.GetConcurrency().Single(),
            LinesByExoPhone = [.. _linesByExoPhone.GetConcurrency().OrderByDescending(lines => lines.Peak)],
        };

        // The order of the keys decides between equals.
        IReadOnlyList<CallMetric> MostCallsFirst(CallMetricsAggregator groups) =>
            [.. groups.GetMetrics(names).OrderByDescending(group => group.Calls)];
    }

    private static CallMetricsAggregator Group(params CallGrouping[] by) => new(new MetricOptions { By = by, CountsCustomers = false });
}
