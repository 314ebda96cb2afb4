using System.Collections.Generic;

namespace Exotel.Analytics.Reports;

/// <summary>Writes the sections of the mail form that are tables.</summary>
internal static class MailTableWriter
{
    public static void Write(HtmlWriter html, ReportSection section)
    {
        html.Open("div", ("id", section.Id));
        WriteHeading(html, section.Heading);
        html.Element("p", section.Summary, ("style", MailStyle.Small + ";margin:0 0 4px"));
        if (section.Table.Rows.Count == 0)
            html.Element("p", section.Table.Empty, ("style", MailStyle.Text("13px/18px") + ";margin:0"));
        else
            WriteTable(html, section.Table);
        html.Close("div").Line();
    }

    public static void WriteHeading(HtmlWriter html, string heading) =>
        html.Element("h2", heading, ("style", MailStyle.Text("bold 16px/22px") + ";margin:22px 0 2px"));

    /// <summary>Begins a table as wide as the mail.</summary>
    public static HtmlWriter OpenTable(HtmlWriter html, string padding = "0") =>
        html.Open("table", ("width", "100%"), ("cellpadding", padding), ("cellspacing", "0"), ("border", "0"), ("style", "border-collapse:collapse"));

    private static void WriteTable(HtmlWriter html, ReportTable table)
    {
        OpenTable(html).Open("tr");
        foreach (var column in table.Columns)
            if (!column.IsMinor)
                html.Element(
                    "th", column.Header, ("scope", "col"), ("align", AlignOf(column)), ("valign", "bottom"),
                    ("style", MailStyle.Header(column == table.Columns[0])));
        html.Close("tr").Line();
        foreach (var row in table.Rows)
            WriteRow(html, table.Columns, row);
        html.Close("table").Line();
        if (table.More is { } more)
            html.Element("p", more, ("style", MailStyle.Small + ";margin:4px 0 0"));
    }

    private static void WriteRow(HtmlWriter html, IReadOnlyList<ReportColumn> columns, IReadOnlyList<ReportCell> row)
    {
        html.Open("tr", ("valign", "top"));
        for (var i = 0; i < row.Count; i++)
        {
            if (columns[i].IsMinor)
                continue;
            var style = MailStyle.Cell(i == 0, columns[i].IsNumber);
            html.Open(i == 0 ? "th" : "td", ("scope", i == 0 ? "row" : null), ("align", AlignOf(columns[i])), ("style", style)).Text(row[i].Text);
            if (row[i].Detail is { } detail)
                html.Text(" ").Element("span", detail, ("style", MailStyle.Small));
            html.Close(i == 0 ? "th" : "td");
        }

        html.Close("tr").Line();
    }

    private static string AlignOf(ReportColumn column) => column.IsNumber ? "right" : "left";
}
