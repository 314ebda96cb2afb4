using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;
using Exotel.PowerShell.Parameters;
using Exotel.PowerShell.Pipeline;
using Exotel.PowerShell.Rows;

namespace Exotel.PowerShell.Commands;

/// <summary>Computes rates, times, waits, customers and cost of calls, in all or by group.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "ExoCall", DefaultParameterSetName = CallsSet)]
[OutputType(typeof(CallMetric))]
public sealed class MeasureExoCallCommand : CallRowCommand
{
    private MetricOptions? _options;
    private readonly NameLookup _nameMap = new();
    private CallMetricsAggregator? _aggregator;

    /// <summary>What to group by; one of Hour, Day, Week and Month, and any of the others.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("Hour", "Day", "Week", "Month", "HourOfDay", "DayOfWeek", "ExoPhone", "Direction", "Agent", "Outcome", "Account")]
    public string[] By { get; set; } = [];

    /// <summary>Seconds within which an inbound call is to be answered.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int ServiceLevelThreshold { get; set; } = 20;

    /// <summary>Seconds up to which an abandoned call does not count in the service level.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int ShortAbandonThreshold { get; set; } = 5;

    /// <summary>The path of a CSV file with the names of ExoPhones and agents, in the columns Number and Name. They are used in place of the names in the store.</summary>
    [Parameter]
    [ValidateNotNullOrWhiteSpace]
    public string? NameMap { get; set; }

    internal override CallRowColumns Columns => CallRowColumns.ForMetrics(_options!);

    internal override void Add(in CallRow call) => _aggregator!.Add(call);

    internal override void WriteFigures()
    {
        var view = ViewName();
        Names.AddAll(_nameMap);
        foreach (var metric in _aggregator!.GetMetrics(Names))
            WriteObject(WithView(metric, view));
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _options = new MetricOptions { By = ParseGroupings(), ServiceLevelThreshold = ServiceLevelThreshold, ShortAbandonThreshold = ShortAbandonThreshold };
        _aggregator = new CallMetricsAggregator(_options);
        ReadNameMap();
    }

    private void ReadNameMap()
    {
        try
        {
            if (NameMap is { } path)
                NameMapFile.Read(this, path, _nameMap);
        }
        catch (ExotelException error)
        {
            ThrowTerminating(error, NameMap);
        }
    }

    private IReadOnlyList<CallGrouping> ParseGroupings()
    {
        try
        {
            return CallGroupings.Parse(By);
        }
        catch (ArgumentException error)
        {
            ThrowInvalid(error.Message, By, "Group by one period, for instance -By Day, ExoPhone.");
            throw;
        }
    }

    /// <summary>Which columns the table begins with: the period, the other keys, or both.</summary>
    private string ViewName()
    {
        var period = _options!.By.Where(CallGroupings.IsPeriod).Select(grouping => grouping.ToString()).FirstOrDefault() ?? "";
        var others = _options!.By.Count - (period.Length == 0 ? 0 : 1);
        return period + others switch { 0 => "", 1 => "Group", _ => "Groups" };
    }
}
