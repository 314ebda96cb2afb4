using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace Exotel.Analytics.Reports;

/// <summary>Writes a report as a web page that loads nothing and needs no script.</summary>
internal static class ReportPage
{
    /// <summary>How many days the chart and the table of days have at most.</summary>
    public const int MostDays = 400;

    private const int MostRows = 50;
    private const int MostCallers = 25;

    private static readonly Lazy<string> Style = new(() => ReadResource("report.css"));

    public static string Write(CallReport report)
    {
        var html = new HtmlWriter(isAscii: false);
        var sections = new ReportSections(report, MostRows);
        html.Markup("<!DOCTYPE html>\n").Open("html", ("lang", "en"));
        WriteHead(html, report.Title);
        html.Open("body").Open("main").Line();
        ReportPageTop.Write(html, report);

        html.Open("div", ("class", "columns")).Open("div").Line();
        DayChart.Write(html, report, sections.ByDay(MostDays));
        ReportTableWriter.Write(html, sections.MissedCallers(MostCallers));
        ReportTableWriter.Write(html, sections.Lines());
        html.Close("div").Open("div").Line();
        HourTable.Write(html, report.Hours);
        ReportTableWriter.Write(html, sections.ByExoPhone());
        ReportTableWriter.Write(html, sections.ByAgent());
        ReportTableWriter.Write(html, sections.ByDirection());
        html.Close("div").Close("div").Line();
        html.Close("main").Close("body").Close("html").Line();
        return html.ToString();
    }

    private static void WriteHead(HtmlWriter html, string title)
    {
        var policy = $"default-src 'none'; style-src 'sha256-{Hash(Style.Value)}'; base-uri 'none'; form-action 'none'";
        html.Open("head").Line()
            .Void("meta", ("charset", "utf-8")).Line()
            .Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", policy)).Line()
            .Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line()
            .Void("meta", ("name", "color-scheme"), ("content", "light dark")).Line()
            .Void("meta", ("name", "referrer"), ("content", "no-referrer")).Line()
            .Void("meta", ("name", "format-detection"), ("content", "telephone=no")).Line()
            .Element("title", title).Line()
            .Open("style").Markup(Style.Value).Close("style").Line()
            .Close("head").Line();
    }

    private static string Hash(string text)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    private static string ReadResource(string name)
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(typeof(ReportPage), name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r", string.Empty);
    }
}
