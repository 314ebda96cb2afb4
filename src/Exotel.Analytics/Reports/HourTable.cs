using System;
using System.Globalization;

namespace Exotel.Analytics.Reports;

/// <summary>Writes inbound calls by hour and weekday as a table whose cells are shaded by the calls missed.</summary>
internal static class HourTable
{
    /// <summary>The id of the section, on the page and in mail.</summary>
    public const string Id = "by-hour";

    public const string Heading = "Inbound calls by hour and weekday";

    public const string Summary = "Calls, and after the slash those that were missed; the more were missed, the stronger the shade.";

    /// <summary>How many shades there are beside the blank one.</summary>
    public const int Levels = 4;

    public const string Empty = "No inbound calls.";

    public static void Write(HtmlWriter html, HourGrid hours)
    {
        ReportTableWriter.OpenSection(html, Id, Heading);
        if (hours.IsEmpty)
        {
            html.Element("p", Empty, ("class", "empty")).Close("section").Line();
            return;
        }

        html.Element("p", Summary)
            .Open("table", ("class", "hours"), ("aria-labelledby", Id + "-heading"))
            .Open("thead").Open("tr").Element("th", "Hour", ("scope", "col"));
        foreach (var day in HourGrid.Week)
            html.Element("th", NameOf(day), ("scope", "col"));
        html.Close("tr").Close("thead").Open("tbody").Line();
        foreach (var hour in hours.Hours)
        {
            html.Open("tr").Element("th", Label(hour), ("scope", "row"));
            foreach (var day in HourGrid.Week)
                WriteCell(html, hours, hours[day, hour]);
            html.Close("tr").Line();
        }

        html.Close("tbody").Close("table").Close("section").Line();
    }

    /// <summary>The hour of a row.</summary>
    public static string Label(int hour) => hour.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>The short name of a day.</summary>
    public static string NameOf(DayOfWeek day) => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedDayName(day);

    private static void WriteCell(HtmlWriter html, HourGrid hours, (int Calls, int Missed) cell)
    {
        var level = hours.LevelOf(cell.Missed, Levels);
        var kind = cell.Calls == 0 ? "zero" : level == 0 ? null : "m" + level.ToString(CultureInfo.InvariantCulture);
        html.Open("td", ("class", kind)).Text(ReportFormat.Number(cell.Calls));
        if (cell.Missed > 0)
            html.Element("i", "/" + ReportFormat.Number(cell.Missed)).Element("span", " missed", ("class", "unseen"));
        html.Close("td");
    }
}
