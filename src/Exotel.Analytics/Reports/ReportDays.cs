using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Store;

namespace Exotel.Analytics.Reports;

/// <summary>The days of a report, one after another, also those without calls.</summary>
internal static class ReportDays
{
    /// <summary>The last days of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="limit">How many days at most.</param>
    public static IReadOnlyList<ReportDay> Last(CallReport report, int limit)
    {
        var metrics = report.Days.Where(day => day.Period is not null).ToDictionary(day => day.Period!.Value.DateTime.Date);
        if (report.FirstDay is not { } first || report.LastDay is not { } last)
            return [];

        // The offsets of calls may differ, so that some lie on a day before or after.
        first = metrics.Keys.Append(first).Min();
        last = metrics.Keys.Append(last).Max();
        var count = (last - first).Days + 1;
        return [.. Enumerable.Range(0, count).Skip(Math.Max(0, count - limit)).Select(index => first.AddDays(index)).Select(day =>
            new ReportDay(day, metrics.TryGetValue(day, out var metric) ? metric : new CallMetric(), report.Options.Gaps.Any(gap => Overlaps(report, gap, day))))];
    }

    private static bool Overlaps(CallReport report, TimeRange gap, DateTime day) =>
        report.Local(gap.Since) < day.AddDays(1) && report.Local(gap.Until) >= day;
}
