namespace Exotel.Analytics.Reports;

/// <summary>Writes inbound calls by hour and weekday in the mail form.</summary>
internal static class MailHourTable
{
    private const string Style = "padding:1px 4px 1px 0;font-size:12px;line-height:16px;" + MailStyle.Text;

    public static void Write(HtmlWriter html, HourGrid hours)
    {
        html.Open("div", ("id", HourTable.Id));
        MailTableWriter.WriteHeading(html, HourTable.Heading);
        if (hours.IsEmpty)
        {
            html.Element("p", HourTable.Empty, ("style", "margin:0;font-size:13px;line-height:18px;" + MailStyle.Text)).Close("div").Line();
            return;
        }

        html.Element("p", HourTable.Summary, ("style", "margin:0 0 4px;" + MailStyle.Small));
        MailTableWriter.OpenTable(html).Open("tr").Element("th", "Hour", ("scope", "col"), ("align", "left"), ("style", "padding:4px 0;" + MailStyle.Header));
        foreach (var day in HourGrid.Week)
            html.Element("th", HourTable.NameOf(day), ("scope", "col"), ("align", "right"), ("style", "padding:4px 4px 4px 0;" + MailStyle.Header));
        html.Close("tr").Line();
        foreach (var hour in hours.Hours)
        {
            html.Open("tr").Element("th", HourTable.Label(hour), ("scope", "row"), ("align", "left"), ("style", Style + ";font-weight:normal"));
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
        html.Element("td", text, ("align", "right"), ("bgcolor", shade), ("style", $"{Style};background-color:{shade}"));
    }
}
