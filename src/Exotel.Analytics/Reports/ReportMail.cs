using System.Globalization;
using System.Linq;

namespace Exotel.Analytics.Reports;

/// <summary>
/// Writes a report as the body of a mail: tables with inline styles, no style sheet, image or script, and ASCII characters only, so that it arrives whole
/// whatever encoding a sender assumes.
/// </summary>
internal static class ReportMail
{
    private const int MostDays = 31;
    private const int FiguresInRow = 3;

    /// <summary>Gmail clips what is over 102 KB.</summary>
    private const int MostBytes = 98_000;

    /// <summary>How many rows a table has at most, the fewer the longer names are.</summary>
    private static readonly int[] Rows = [20, 12, 6, 3];

    public static string Write(CallReport report)
    {
        var html = string.Empty;
        foreach (var rows in Rows)
        {
            html = Write(report, rows);
            if (html.Length <= MostBytes)
                break;
        }

        return html;
    }

    private static string Write(CallReport report, int rows)
    {
        var html = new HtmlWriter(isAscii: true);
        var sections = new ReportSections(report, rows);
        html.Markup("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head")
            .Void("meta", ("http-equiv", "Content-Type"), ("content", "text/html; charset=utf-8"))
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Element("title", report.Title).Close("head").Line()
            .Open("body", ("style", "margin:0;padding:0;background-color:#ffffff"))
            .Open("table", ("role", "presentation"), ("width", "100%"), ("cellpadding", "0"), ("cellspacing", "0"), ("border", "0"),
                ("style", "max-width:680px;background-color:#ffffff"))
            .Open("tr").Open("td", ("style", "padding:16px")).Line();

        WriteTop(html, report);
        WriteFigures(html, report);
        WriteNotes(html, report);
        MailTableWriter.Write(html, sections.MissedCallers(rows));
        MailTableWriter.Write(html, sections.ByDay(MostDays));
        MailHourTable.Write(html, report.Hours);
        MailTableWriter.Write(html, sections.ByExoPhone());
        MailTableWriter.Write(html, sections.ByAgent());
        MailTableWriter.Write(html, sections.ByDirection());
        MailTableWriter.Write(html, sections.Lines());
        WriteDefinitions(html);

        html.Close("td").Close("tr").Close("table").Close("body").Close("html").Line();
        return html.ToString();
    }

    private static void WriteTop(HtmlWriter html, CallReport report)
    {
        html.Element("h1", report.Title, ("style", MailStyle.Text("bold 22px/28px") + ";margin:0;" + MailStyle.Breaking))
            .Element("p", ReportHeader.Period(report), ("style", MailStyle.Text("16px/22px") + ";margin:2px 0 0"));
        foreach (var line in new[] { ReportHeader.Comparison(report), ReportHeader.Clock(report) }.Where(line => line is not null))
            html.Element("p", line, ("style", MailStyle.Soft("13px/18px") + ";margin:2px 0 0"));
    }

    private static void WriteFigures(HtmlWriter html, CallReport report)
    {
        html.Open("table", ("role", "presentation"), ("width", "100%"), ("cellpadding", "0"), ("cellspacing", "0"), ("border", "0"),
            ("style", "margin-top:12px")).Line();
        var figures = ReportHeadline.Of(report);
        for (var i = 0; i < figures.Count; i += FiguresInRow)
        {
            html.Open("tr");
            foreach (var figure in figures.Skip(i).Take(FiguresInRow))
                WriteFigure(html, figure);
            html.Close("tr").Line();
        }

        html.Close("table").Line();
    }

    private static void WriteFigure(HtmlWriter html, ReportFigure figure)
    {
        var width = (100 / FiguresInRow).ToString(CultureInfo.InvariantCulture) + "%";
        html.Open("td", ("width", width), ("valign", "top"), ("style", "padding:6px 8px 10px 0"))
            .Element("div", figure.Label, ("style", MailStyle.Small))
            .Element("div", figure.Text, ("data-metric", figure.Name), ("data-value", figure.Value),
                ("style", MailStyle.Text("bold 20px/26px") + ";" + MailStyle.Breaking));
        foreach (var word in new[] { figure.Change, figure.Note }.Where(word => word is not null))
            html.Element("div", word, ("style", MailStyle.Small));
        if (figure.Part is { } part)
            html.Open("div", ("style", MailStyle.Small)).Text(part.Label + ": ")
                .Element("span", part.Text, ("data-metric", part.Name), ("data-value", part.Value)).Close("div");
        html.Close("td");
    }

    private static void WriteNotes(HtmlWriter html, CallReport report)
    {
        var notes = ReportNotes.Of(report);
        if (notes.Count == 0)
            return;
        MailTableWriter.WriteHeading(html, "What these figures do not know");
        foreach (var note in notes)
            html.Element("p", note, ("style", MailStyle.Text("13px/18px") + ";margin:2px 0"));
        html.Line();
    }

    private static void WriteDefinitions(HtmlWriter html)
    {
        MailTableWriter.WriteHeading(html, "What these figures mean");
        foreach (var (term, meaning) in ReportDefinitions.All)
            html.Open("p", ("style", MailStyle.Small + ";margin:2px 0")).Element("b", term + ".").Text(" " + meaning).Close("p").Line();
    }
}
