using System;

namespace Exotel.Analytics.Reports;

/// <summary>A day of a report.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Metric">Its figures.</param>
/// <param name="IsPartial">Whether calls of that day are missing in the source.</param>
internal sealed record ReportDay(DateTime Date, CallMetric Metric, bool IsPartial)
{
    /// <summary>The day in a sentence.</summary>
    public string Describe() => string.Concat(
        ReportFormat.ShortDay(Date), ": ", ReportFormat.Count(Metric.Calls, "call", "calls"), ", ",
        ReportFormat.Number(Metric.Missed), " missed", IsPartial ? "; not all calls are known" : "");
}
