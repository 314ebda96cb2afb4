using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Exotel.Analytics.Reports;

/// <summary>The headline figures of a report, in the order in which they are shown.</summary>
internal static class ReportHeadline
{
    public static IReadOnlyList<ReportFigure> Of(CallReport report)
    {
        var (now, before) = (report.Total, report.Earlier);
        return
        [
            Count("calls", "Calls", now.Calls, before?.Calls),
            Count("answered", "Answered", now.Answered, before?.Answered),
            new ReportFigure("answer-rate", "Answer rate", Exact(now.AnswerRate), ReportFormat.Percent(now.AnswerRate))
            {
                Change = ReportChange.Points(now.AnswerRate, before?.AnswerRate),
            },
            Count("missed", "Missed", now.Missed, before?.Missed),
            Waiting(report),
            new ReportFigure("average-talk-time", "Average talk", Exact(now.AverageTalkTime), ReportFormat.Duration(now.AverageTalkTime))
            {
                Change = ReportChange.Relative(now.AverageTalkTime, before?.AverageTalkTime, ReportFormat.Duration(before?.AverageTalkTime)),
            },
            Count("peak-concurrency", "Peak concurrency", report.Lines.Peak, report.EarlierLines?.Peak) with
            {
                Note = report.Lines.PeakAt is { } peak ? ReportFormat.ShortTime(report.Local(peak)) : null,
            },
            new ReportFigure("cost", "Cost", ReportFormat.Exact(now.Cost), ReportFormat.Money(now.Cost))
            {
                Change = before is null ? null : ReportChange.Relative((double)now.Cost, (double)before.Cost, ReportFormat.Money(before.Cost)),
                Part = new ReportFigure("unpriced", "Without a price", Exact(now.Unpriced), ReportFormat.Number(now.Unpriced)),
            },
        ];
    }

    private static ReportFigure Count(string name, string label, int now, int? before) => new(name, label, Exact(now), ReportFormat.Number(now))
    {
        Change = before is { } earlier ? ReportChange.Relative(now, earlier, ReportFormat.Number(earlier)) : null,
    };

    private static ReportFigure Waiting(CallReport report) => new(
        "waiting-callers", "Callers waiting", Exact(report.Waiting.Count), ReportFormat.Number(report.Waiting.Count))
    {
        Note = report.Waiting.Count == 0 ? null : "longest " + ReportFormat.Duration(report.Waiting.Max(caller => caller.WaitingTime)),
    };

    private static string Exact(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Exact(double? number) => number is { } value ? ReportFormat.Exact(value) : string.Empty;
}
