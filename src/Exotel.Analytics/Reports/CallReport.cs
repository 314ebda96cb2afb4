using System;
using System.Collections.Generic;
using Exotel.Analytics.Names;

namespace Exotel.Analytics.Reports;

/// <summary>The figures of a report, each as the cmdlet of its name gives it.</summary>
internal sealed class CallReport
{
    public ReportOptions Options { get; init; } = new();

    public string Title => ReportFormat.Cut(Options.Title, 200);

    public NameLookup Names { get; init; } = new();

    public CallMetric Total { get; init; } = new();

    /// <summary>The figures of the period before; null where there is nothing to compare with.</summary>
    public CallMetric? Earlier { get; init; }

    /// <summary>Days with calls, in order; calls without a date first.</summary>
    public IReadOnlyList<CallMetric> Days { get; init; } = [];

    /// <summary>Inbound calls by weekday and hour.</summary>
    public HourGrid Hours { get; init; } = new([]);

    public IReadOnlyList<CallMetric> ExoPhones { get; init; } = [];

    /// <summary>By agent; one group is of calls without an agent.</summary>
    public IReadOnlyList<CallMetric> Agents { get; init; } = [];

    public IReadOnlyList<CallMetric> Directions { get; init; } = [];

    /// <summary>Customers who have not been spoken to, the longest waiting first.</summary>
    public IReadOnlyList<MissedCaller> Waiting { get; init; } = [];

    public Concurrency Lines { get; init; } = new();

    public Concurrency? EarlierLines { get; init; }

    public IReadOnlyList<Concurrency> LinesByExoPhone { get; init; } = [];

    /// <summary>The offset of the times that the report shows: that of the last call, else of the range, or of India when there is neither.</summary>
    public TimeSpan Offset => (Total.LastCall ?? Lines.PeakAt ?? Options.Since ?? Options.Until)?.Offset ?? new TimeSpan(5, 30, 0);

    /// <summary>The first day of the report, in local time; null without calls and range.</summary>
    public DateTime? FirstDay => Local(Options.Since ?? Total.FirstCall)?.Date;

    /// <summary>The last day of the report, in local time, but none after <see cref="ReportOptions.AsOf"/>; null without calls and range.</summary>
    public DateTime? LastDay
    {
        get
        {
            var last = Options.Until < Options.AsOf ? Options.Until : Options.Since is null && Options.Until is null ? Total.LastCall : Options.AsOf;
            return FirstDay is null ? null : Local(last is null || last < Total.LastCall ? Total.LastCall : last)?.Date;
        }
    }

    /// <summary>A moment on the clock of the calls.</summary>
    public DateTime? Local(DateTimeOffset? time) => time is { } moment
        ? new DateTime(Math.Max(0, Math.Min(DateTime.MaxValue.Ticks, moment.UtcTicks + Offset.Ticks)))
        : null;
}
