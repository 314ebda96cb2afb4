using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Exotel.Analytics.Reports;

/// <summary>The tables of a report, as many rows of each as fit.</summary>
/// <param name="report">The figures.</param>
/// <param name="rows">How many rows a table has at most.</param>
internal sealed class ReportSections(CallReport report, int rows)
{
    /// <summary>Exotel has three; a CSV file can have any text.</summary>
    private const int MaxDirections = 10;

    private static readonly ReportColumn[] Figures =
    [
        new("Calls"), new("Answered"), new("Missed"), new("Answer rate"), new("Avg talk", IsMinor: true), new("Cost", IsMinor: true),
    ];

    /// <summary>Calls by day.</summary>
    /// <param name="limit">How many days at most.</param>
    public ReportSection ByDay(int limit)
    {
        var days = ReportDays.Last(report, limit);
        var all = ReportDays.Count(report);
        return new ReportSection("by-day", "Calls by day", "A call belongs to the day on which it began.", new ReportTable
        {
            Columns = [new("Day", IsNumber: false), .. Figures],
            Rows = [.. days.Select(day => Row(ReportFormat.ShortDay(day.Date) + (day.IsPartial ? " *" : ""), day.Metric))],
            More = Join(
                all > days.Count ? $"The last {days.Count} of {all} days." : null,
                days.Any(day => day.IsPartial) ? "* Not all calls of that day are known." : null),
        });
    }

    /// <summary>Calls by ExoPhone.</summary>
    public ReportSection ByExoPhone() => new("by-exophone", "ExoPhones", "Most calls first.", Groups(
        "ExoPhone", report.ExoPhones, group => Name(group.ExoPhoneName, group.ExoPhone, "No ExoPhone"), "ExoPhones"));

    /// <summary>Calls by agent.</summary>
    public ReportSection ByAgent() => new(
        "by-agent", "Agents", "Most calls first. Calls that reached no agent, such as those that ended in a menu, are not in it.", Groups(
        "Agent", [.. report.Agents.Where(group => group.Agent is not null)], group => Name(group.AgentName, group.Agent, ""), "agents"));

    /// <summary>Calls and cost by direction.</summary>
    public ReportSection ByDirection() => new(
        "by-direction", "Cost by direction", "In the currency that the account is billed in.", new ReportTable
        {
            Columns = [new("Direction", IsNumber: false), new("Calls"), new("Talk time", IsMinor: true), new("Without a price"), new("Cost")],
            Rows = [.. report.Directions.Take(MaxDirections).Select(group => (IReadOnlyList<ReportCell>)
            [
                ReportFormat.Cut(group.Direction ?? "Unknown", 40), ReportFormat.Number(group.Calls), ReportFormat.Duration(group.TalkTime),
                ReportFormat.Number(group.Unpriced), ReportFormat.Money(group.Cost),
            ])],
            More = More(report.Directions.Count, MaxDirections, "directions", ""),
            Empty = "No calls.",
        });

    /// <summary>Customers who have not been spoken to.</summary>
    /// <param name="limit">How many customers at most.</param>
    public ReportSection MissedCallers(int limit) => new(
        "missed-callers", "Callers still waiting", "Called, were not answered, and have not been spoken to since; the longest waiting first.", new ReportTable
        {
            Columns =
        [
            new("Caller", IsNumber: false), new("Name", IsNumber: false), new("Waiting"), new("Since", IsMinor: true), new("Calls"), new("Calls back"),
            new("ExoPhone", IsNumber: false, IsMinor: true),
        ],
            Rows = [.. report.Waiting.Take(limit).Select(caller => (IReadOnlyList<ReportCell>)
        [
            ReportFormat.Cut(caller.CustomerNumber), ReportFormat.Cut(caller.CallerName), ReportFormat.Duration(caller.WaitingTime),
            ReportFormat.ShortTime(report.Local(caller.FirstMissed)), ReportFormat.Number(caller.Attempts),
            ReportFormat.Number(caller.CallBackAttempts), ReportFormat.Cut(report.Names.GetExoPhoneName(caller.ExoPhone) ?? ReportFormat.Nothing),
        ])],
            Empty = "Nobody is waiting.",
            More = More(report.Waiting.Count, limit, "callers", "Get-ExoMissedCaller lists all."),
        });

    /// <summary>How full the lines were.</summary>
    public ReportSection Lines() => new(
        "lines",
        "Lines",
        "Lines needed carry the traffic of the busiest hour so that at most 1% of calls find all lines busy (Erlang B). "
            + ReportFormat.Count(Math.Max(0, report.Total.Calls - report.Lines.Calls), "call", "calls") + " without an end after the start took no line.",
        new ReportTable
        {
            Columns =
            [
                new("ExoPhone", IsNumber: false), new("Peak"), new("When", IsMinor: true), new("Busiest hour"), new("Erlang", IsMinor: true), new("Lines needed"),
            ],
            Rows = [Row("All", report.Lines), .. report.LinesByExoPhone.Take(rows).Select(NamedRow)],
            More = More(report.LinesByExoPhone.Count, rows, "ExoPhones", ""),
        });

    private ReportTable Groups(string header, IReadOnlyList<CallMetric> groups, Func<CallMetric, ReportCell> name, string many) => new()
    {
        Columns = [new(header, IsNumber: false), .. Figures],
        Rows = [.. groups.Take(rows).Select(group => Row(name(group), group))],
        Empty = "No calls.",
        More = More(groups.Count, rows, many, "with " + ReportFormat.Count(groups.Skip(rows).Sum(group => (long)group.Calls), "call", "calls") + "."),
    };

    private static string? More(int count, int limit, string many, string rest) => count <= limit
        ? null
        : $"And {ReportFormat.Number(count - limit)} more {many}. {rest}".Replace(". with", " with").Trim();

    private static string? Join(params string?[] sentences) =>
        string.Join(" ", sentences.Where(sentence => sentence is not null)) is { Length: > 0 } text ? text : null;

    private static IReadOnlyList<ReportCell> Row(ReportCell name, CallMetric metric) =>
    [
        name, ReportFormat.Number(metric.Calls), ReportFormat.Number(metric.Answered), ReportFormat.Number(metric.Missed),
        ReportFormat.Percent(metric.AnswerRate), ReportFormat.Duration(metric.AverageTalkTime), ReportFormat.Money(metric.Cost),
    ];

    private IReadOnlyList<ReportCell> NamedRow(Concurrency lines) =>
        Row(Name(report.Names.GetExoPhoneName(lines.ExoPhone), lines.ExoPhone, "No ExoPhone"), lines);

    private IReadOnlyList<ReportCell> Row(ReportCell name, Concurrency lines) =>
    [
        name, ReportFormat.Number(lines.Peak), ReportFormat.ShortTime(report.Local(lines.PeakAt)), ReportFormat.ShortTime(report.Local(lines.BusyHour)),
        ReportFormat.Erlang(lines.BusyHourTraffic), lines.LinesNeeded.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>The number beneath the name, so that it can be dialed.</summary>
    private static ReportCell Name(string? name, string? number, string none) =>
        number is null ? none
        : string.IsNullOrWhiteSpace(name) || name == number ? ReportFormat.Cut(number)
        : new ReportCell(ReportFormat.Cut(name), ReportFormat.Cut(number));
}
