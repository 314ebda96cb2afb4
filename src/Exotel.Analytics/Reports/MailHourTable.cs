namespace Exotel.Analytics.Reports;

/// <summary>Writes inbound calls by hour and weekday in the mail form.</summary>
internal static class MailHourTable
{
    private static readonly string Style = MailStyle.Text("12px/16px");

    public static void Write(HtmlWriter html, HourGrid hours)
    {
        html.Open("div", ("id", HourTable.Id));
        MailTableWriter.WriteHeading(html, HourTable.Heading);
        if (hours.IsEmpty)
        {
            html.Element("p", HourTable.Empty, ("style", MailStyle.Text("13px/18px") + ";margin:0")).Close("div").Line();
            return;
        }

        html.Element("p", HourTable.Summary, ("style", MailStyle.Small + ";margin:0 0 4px"));
        MailTableWriter.OpenTable(html, padding: "2").Open("tr").Element("th", "Hour", ("scope", "col"), ("align", "left"), ("style", MailStyle.Small));
        foreach (var day in HourGrid.Week)
            html.Element("th", HourTable.NameOf(day), ("scope", "col"), ("align", "right"), ("style", MailStyle.Small));
        html.Close("tr").Line();
        foreach (var hour in hours.Hours)
        {
            html.Open("tr").Element("th", HourTable.Label(hour), ("scope", "row"), ("align", "left"), ("style", MailStyle.Small));
            foreach (var day in HourGrid.Week)
                WriteCell(html, hours, hours[day, hour]);
            html.Close("tr").Line();
        }

        html.Close("table").Close("div").Line();
    }

    private static void WriteCell(HtmlWriter html, HourGrid hours, (int Calls, int Missed) cell)
    {
        var shade = MailStyle.Shades[hours.LevelOf(cell.Missed, HourTable.Levels)];
        var text = ReportFormat.Number(cell.Calls) + (cell.Missed > 0 ? "/" + ReportFormat.Number(cell.Missed) : "");
        html.Element("td", text, ("align", "right"), ("bgcolor", shade), ("style", Style));
    }
}
