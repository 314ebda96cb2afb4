using System;
using Exotel.Analytics.Store;

namespace Exotel.Analytics.Reports;

/// <summary>The lines under the title of a report: which time it is about, and what it is compared with.</summary>
internal static class ReportHeader
{
    /// <summary>The days of the report.</summary>
    public static string Period(CallReport report) => report is { FirstDay: { } first, LastDay: { } last }
        ? ReportFormat.Days(first, last < first ? first : last)
        : "No calls";

    /// <summary>The clock of the report's times, and up to when it knows calls.</summary>
    public static string Clock(CallReport report) =>
        $"Times are {ReportFormat.Offset(report.Offset)}. State of {ReportFormat.Time(report.Local(report.Options.AsOf)!.Value)}.";

    /// <summary>What changes are measured against, or why none are shown.</summary>
    public static string? Comparison(CallReport report) => report.Options.Earlier is { } earlier
        ? $"Changes are against {Range(report, earlier)}."
        : report.Options.NoEarlier;

    private static string Range(CallReport report, TimeRange range)
    {
        var (since, until) = (report.Local(range.Since)!.Value, report.Local(range.Until)!.Value);
        return since.TimeOfDay == TimeSpan.Zero && until.AddSeconds(1).TimeOfDay == TimeSpan.Zero
            ? ReportFormat.Days(since.Date, until.Date)
            : $"{ReportFormat.Time(since)} to {ReportFormat.Time(until)}";
    }
}
