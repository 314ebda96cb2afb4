using System.Collections.Generic;

namespace Exotel.Analytics.Reports;

/// <summary>Writes the sections of the page that are tables.</summary>
internal static class ReportTableWriter
{
    public static void Write(HtmlWriter html, ReportSection section)
    {
        OpenSection(html, section.Id, section.Heading);
        html.Element("p", section.Summary);
        WriteTable(html, section);
        html.Close("section").Line();
    }

    /// <summary>Begins a section that its heading names.</summary>
    public static void OpenSection(HtmlWriter html, string id, string heading) =>
        html.Open("section", ("id", id), ("aria-labelledby", id + "-heading")).Element("h2", heading, ("id", id + "-heading")).Line();

    /// <summary>The table, or what stands in its place, and what was left out.</summary>
    public static void WriteTable(HtmlWriter html, ReportSection section)
    {
        var table = section.Table;
        if (table.Rows.Count == 0)
        {
            html.Element("p", table.Empty, ("class", "empty"));
            return;
        }

        html.Open("table", ("aria-labelledby", section.Id + "-heading")).Open("thead").Open("tr");
        foreach (var column in table.Columns)
            html.Element("th", column.Header, ("scope", "col"), ("class", ClassOf(column)));
        html.Close("tr").Close("thead").Open("tbody").Line();
        foreach (var row in table.Rows)
            WriteRow(html, table.Columns, row);
        html.Close("tbody").Close("table").Line();
        if (table.More is { } more)
            html.Element("p", more, ("class", "more"));
    }

    private static void WriteRow(HtmlWriter html, IReadOnlyList<ReportColumn> columns, IReadOnlyList<ReportCell> row)
    {
        html.Open("tr");
        for (var i = 0; i < row.Count; i++)
        {
            var tag = i == 0 ? "th" : "td";
            html.Open(tag, ("scope", i == 0 ? "row" : null), ("class", ClassOf(columns[i])));
            WriteText(html, row[i].Text, columns[i]);
            if (row[i].Detail is { } detail)
                html.Text(" ").Open("small").Element("bdi", detail).Close("small");
            html.Close(tag);
        }

        html.Close("tr").Line();
    }

    /// <summary>Names are set apart, so that their script does not turn what stands beside them.</summary>
    private static void WriteText(HtmlWriter html, string text, ReportColumn column)
    {
        if (column.IsNumber)
            html.Text(text);
        else
            html.Element("bdi", text);
    }

    private static string? ClassOf(ReportColumn column) => (column.IsNumber, column.IsMinor) switch
    {
        (true, true) => "n minor",
        (true, false) => "n",
        (false, true) => "minor",
        _ => null,
    };
}
