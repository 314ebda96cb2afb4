using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Store;

namespace Exotel.Analytics.Reports;

/// <summary>What the figures of a report do not know.</summary>
internal static class ReportNotes
{
    private const int MostGaps = 3;

    public static IReadOnlyList<string> Of(CallReport report)
    {
        var total = report.Total;
        var undated = report.Days.Where(day => day.Period is null).Sum(day => day.Calls);
        return
        [
            .. Gaps(report),
            .. When(total.Unknown, "has an unknown outcome and is left out of the rates.", "have an unknown outcome and are left out of the rates."),
            .. When(total.Unpriced, "has no price yet; the cost lacks it.", "have no price yet; the cost lacks them."),
            .. When(total.Ongoing, "was still in progress and is not counted.", "were still in progress and are not counted."),
            .. When(undated, "has no date and is in no day and hour.", "have no date and are in no day and hour."),
            .. report.Options.Notes,
        ];
    }

    private static IEnumerable<string> Gaps(CallReport report)
    {
        var gaps = report.Options.Gaps;
        if (gaps.Count == 0)
            return [];
        var told = string.Join("; ", gaps.Take(MostGaps).Select(gap => Describe(report, gap)));
        var rest = gaps.Count > MostGaps ? $"; and {ReportFormat.Count(gaps.Count - MostGaps, "more stretch", "more stretches")}" : "";
        return [$"The store does not have all calls from {told}{rest}."];
    }

    private static string Describe(CallReport report, TimeRange gap) =>
        $"{ReportFormat.Time(report.Local(gap.Since)!.Value)} to {ReportFormat.Time(report.Local(gap.Until)!.Value)}";

    private static IEnumerable<string> When(int count, string one, string many) =>
        count == 0 ? [] : [ReportFormat.Count(count, "call", "calls") + " " + (count == 1 ? one : many)];
}
