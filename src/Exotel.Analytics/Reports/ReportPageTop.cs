using System.Linq;

namespace Exotel.Analytics.Reports;

/// <summary>Writes the top of the page: title, headline figures, what they do not know, and what they mean.</summary>
internal static class ReportPageTop
{
    public static void Write(HtmlWriter html, CallReport report)
    {
        html.Open("header")
            .Open("h1").Element("bdi", report.Title).Close("h1")
            .Element("p", ReportHeader.Period(report), ("class", "period"))
            .Element("p", string.Join(" ", new[] { ReportHeader.Comparison(report), ReportHeader.Clock(report) }.Where(text => text is not null)), ("class", "clock"))
            .Close("header").Line();

        html.Open("dl", ("class", "figures")).Line();
        foreach (var figure in ReportHeadline.Of(report))
            WriteFigure(html, figure);
        html.Close("dl").Line();

        WriteNotes(html, report);
        WriteDefinitions(html);
    }

    private static void WriteFigure(HtmlWriter html, ReportFigure figure)
    {
        html.Open("div")
            .Element("dt", figure.Label)
            .Element("dd", figure.Text, ("class", "value"), ("data-metric", figure.Name), ("data-value", figure.Value));
        if (figure.Change is { } change)
            html.Element("dd", change, ("class", "change"));
        if (figure.Note is { } note)
            html.Element("dd", note);
        if (figure.Part is { } part)
            html.Open("dd").Text(part.Label + ": ").Element("span", part.Text, ("data-metric", part.Name), ("data-value", part.Value)).Close("dd");
        html.Close("div").Line();
    }

    private static void WriteNotes(HtmlWriter html, CallReport report)
    {
        var notes = ReportNotes.Of(report);
        if (notes.Count == 0)
            return;
        html.Open("section", ("class", "notes"), ("id", "not-known")).Element("h2", "What these figures do not know").Open("ul");
        foreach (var note in notes)
            html.Element("li", note);
        html.Close("ul").Close("section").Line();
    }

    private static void WriteDefinitions(HtmlWriter html)
    {
        html.Open("details", ("class", "definitions"), ("id", "definitions")).Element("summary", "What these figures mean").Open("dl").Line();
        foreach (var (term, meaning) in ReportDefinitions.All)
            html.Open("div").Element("dt", term).Element("dd", meaning).Close("div").Line();
        html.Close("dl").Close("details").Line();
    }
}
