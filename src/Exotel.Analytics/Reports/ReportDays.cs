using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Store;

namespace Exotel.Analytics.Reports;

/// <summary>The days of a report, one after another, also those without calls.</summary>
internal static class ReportDays
{
    /// <summary>How many days there are from the first to the last.</summary>
    public static int Count(CallReport report) => Range(report) is var (first, last) ? Math.Max(0, (last - first).Days + 1) : 0;

    /// <summary>The last days of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="limit">How many days at most.</param>
    public static IReadOnlyList<ReportDay> Last(CallReport report, int limit)
    {
        if (Range(report) is not var (first, _))
            return [];
        var metrics = report.Days.Where(day => day.Period is not null).ToDictionary(day => day.Period!.Value.DateTime.Date);
        var count = Count(report);
        return [.. Enumerable.Range(Math.Max(0, count - limit), Math.Min(count, limit)).Select(index => first.AddDays(index)).Select(day =>
            new ReportDay(day, metrics.TryGetValue(day, out var metric) ? metric : new CallMetric(), report.Options.Gaps.Any(gap => Overlaps(report, gap, day))))];
    }

    /// <summary>The first and the last day. The offsets of calls may differ, so that some lie on a day before or after those of the report.</summary>
    private static (DateTime First, DateTime Last)? Range(CallReport report)
    {
        if (report.FirstDay is not { } first || report.LastDay is not { } last)
            return null;
        var days = report.Days.Where(day => day.Period is not null).Select(day => day.Period!.Value.DateTime.Date).ToList();
        return (days.Append(first).Min(), days.Append(last).Max());
    }

    private static bool Overlaps(CallReport report, TimeRange gap, DateTime day) =>
        report.Local(gap.Since)?.Date <= day && report.Local(gap.Until) >= day;
}
