using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Exotel.Analytics.Reports;

/// <summary>Writes calls by day: a chart, and its numbers as a table that opens.</summary>
internal static class DayChart
{
    private const int MostLabels = 5;
    private const int FewDays = 7;

    /// <summary>Where the bars begin and end, in percent of the height; above and below is text.</summary>
    private const double Top = 12;
    private const double Bottom = 86;

    public static void Write(HtmlWriter html, CallReport report, ReportSection section)
    {
        var days = ReportDays.Last(report, ReportPage.MostDays);
        ReportTableWriter.OpenSection(html, section.Id, section.Heading);
        if (days.Count == 0)
        {
            html.Element("p", "No calls.", ("class", "empty")).Close("section").Line();
            return;
        }

        html.Open("p").Element("span", "Missed", ("class", "key missed")).Text(" and ")
            .Element("span", "other", ("class", "key other")).Text(" calls. " + section.Summary).Close("p");
        WriteChart(html, days);
        html.Open("details", ("open", days.Count <= FewDays ? "" : null)).Element("summary", "Days as a table");
        ReportTableWriter.WriteTable(html, section);
        html.Close("details").Close("section").Line();
    }

    private static void WriteChart(HtmlWriter html, IReadOnlyList<ReportDay> days)
    {
        var most = days.Max(day => day.Metric.Calls);
        var least = days.Min(day => day.Metric.Calls);
        var label =
            $"Calls on {ReportFormat.Count(days.Count, "day", "days")}, from {ReportFormat.Number(least)} to {ReportFormat.Number(most)} a day. The table has the numbers.";
        html.Open("svg", ("class", "days"), ("role", "img"), ("aria-label", label)).Line();
        var slot = 100.0 / days.Count;
        for (var i = 0; i < days.Count; i++)
            WriteBar(html, days[i], i * slot, slot, most);
        html.Void("line", ("x1", "0"), ("x2", "100%"), ("y1", Percent(Bottom)), ("y2", Percent(Bottom)), ("class", "base"));
        WriteLabels(html, days, slot, most);
        html.Close("svg").Line();
    }

    private static void WriteBar(HtmlWriter html, ReportDay day, double left, double slot, int most)
    {
        var all = Height(day.Metric.Calls, most);
        var missed = Height(day.Metric.Missed, most);
        var width = slot * 0.82;
        html.Open("g").Element("title", day.Describe());
        WriteRectangle(html, "hit", left, slot, Top, Bottom - Top);
        WriteRectangle(html, "other", left, width, Bottom - all, all - missed);
        WriteRectangle(html, "missed", left, width, Bottom - missed, missed);
        html.Close("g").Line();
    }

    private static void WriteRectangle(HtmlWriter html, string kind, double x, double width, double y, double height)
    {
        if (height > 0)
            html.Void("rect", ("class", kind), ("x", Percent(x)), ("width", Percent(width)), ("y", Percent(y)), ("height", Percent(height)));
    }

    /// <summary>The highest bar's number, and a date every so many days.</summary>
    private static void WriteLabels(HtmlWriter html, IReadOnlyList<ReportDay> days, double slot, int most)
    {
        if (most == 0)
            return;
        var highest = days.ToList().FindIndex(day => day.Metric.Calls == most);
        WriteText(html, ReportFormat.Number(most), highest, slot, days.Count, Top - 3);
        var step = Math.Max(1, (int)Math.Ceiling(days.Count / (double)MostLabels));
        for (var i = 0; i < days.Count; i += step)
            WriteText(html, days[i].Date.ToString("d MMM", CultureInfo.InvariantCulture), i, slot, days.Count, 98);
    }

    /// <summary>Text under or above a bar, which does not leave the chart at its ends.</summary>
    private static void WriteText(HtmlWriter html, string text, int index, double slot, int count, double y)
    {
        var place = (index + 0.41) / count;
        var (anchor, x) = place < 0.05 ? ("start", index * slot) : place > 0.95 ? ("end", 100) : ("middle", (index + 0.41) * slot);
        html.Element("text", text, ("x", Percent(x)), ("y", Percent(y)), ("text-anchor", anchor));
    }

    private static double Height(int calls, int most) => most == 0 ? 0 : (Bottom - Top) * calls / most;

    private static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
