using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;
using Exotel.Analytics.Reports;
using Exotel.Analytics.Tests.Support;
using Xunit;
using static Exotel.Analytics.Tests.Support.ReportFixture;

namespace Exotel.Analytics.Tests.Reports;

/// <summary>Text that callers and others give is shown and does nothing; the same calls give the same bytes.</summary>
public sealed class ReportSafetyTests
{
    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</title></style></bdi><svg/onload=alert(1)>", "<!--", "&lt;b&gt; &amp; ]]>", "=cmd|'/c calc'!A1",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_stays_text(string text)
    {
        var names = new NameLookup();
        names.AddExoPhone("+918047100000", text);
        names.AddAgent("09900000001", text);
        var plain = Report(Calls("name", "agent"), Options with { Title = "title" });
        var hostile = Report(Calls(text, text), Options with { Title = text, Notes = [text], NoEarlier = text }, names);

        foreach (var (safe, page) in new[] { (Page(plain), Page(hostile)), (Mail(plain), Mail(hostile)) })
        {
            Assert.Contains(ById(page, "missed-callers").Descendants("td"), cell => cell.Value.Contains(text, StringComparison.Ordinal));
            Assert.Contains(text, ById(page, "by-exophone").Value, StringComparison.Ordinal);
            Assert.Contains(text, ById(page, "by-agent").Value, StringComparison.Ordinal);
            Assert.Equal(text, page.Element("head")!.Element("title")!.Value);
            Assert.Empty(page.Descendants().Select(element => element.Name.LocalName).Except(Known(safe)).Except(["small", "span", "section", "ul", "li", "h2"]));
            Assert.DoesNotContain(page.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory]
    [InlineData("a\u202Eb", "a\uFFFDb")]
    [InlineData("a\u2066b\u200F", "a\uFFFDb\uFFFD")]
    [InlineData("\0\u0007x\u001B[31m\u009F", "\uFFFD\uFFFDx\uFFFD[31m\uFFFD")]
    [InlineData("\uFFFE\uFEFF", "\uFFFD\uFFFD")]
    [InlineData("\U0001F600 \u0938\u0941\u0928 Zo\u00EB", "\U0001F600 \u0938\u0941\u0928 Zo\u00EB")]
    public void Control_characters_and_turned_directions_are_replaced(string name, string expected)
    {
        var report = Report([Call(Times.On(1, 10), OutcomeKind.Missed) with { CallerName = name }]);

        Assert.Equal(expected, Cells(Page(report), "missed-callers")[1][1]);
        Assert.Equal(expected, Cells(Mail(report), "missed-callers")[1][1]);
    }

    [Fact]
    public void Half_characters_are_replaced()
    {
        var name = new string(['\uDE00', 'a', '\uD83D']);

        Assert.Equal("\uFFFDa\uFFFD", Cells(Page(Report([Call(Times.On(1, 10), OutcomeKind.Missed) with { CallerName = name }])), "missed-callers")[1][1]);
    }

    [Fact]
    public void Very_long_text_is_cut()
    {
        var report = Report([Call(Times.On(1, 10), OutcomeKind.Missed) with { CallerName = new string('x', 100_000) }]);

        Assert.Equal(new string('x', 79) + "\u2026", Cells(Page(report), "missed-callers")[1][1]);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("hi-IN")]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    public void The_bytes_are_the_same_in_every_culture(string culture)
    {
        var calls = new RandomCalls(11).Take(1500).Select(CallRow.From).ToList();
        var (page, mail) = Write();
        var old = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal((page, mail), Write());
        }
        finally
        {
            CultureInfo.CurrentCulture = old;
        }

        (string Page, string Mail) Write() => (ReportPage.Write(Report(calls, earlier: calls.Take(700))), ReportMail.Write(Report(calls)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_bytes_are_the_same_in_every_order_of_the_calls(int seed)
    {
        var calls = new RandomCalls(12).Take(3000).Select((call, index) => CallRow.From(call) with { Sid = index.ToString("x32", CultureInfo.InvariantCulture) }).ToList();

        Assert.Equal(ReportPage.Write(Report(calls)), ReportPage.Write(Report(new RandomCalls(seed).Shuffle(calls))));
        Assert.Equal(ReportMail.Write(Report(calls)), ReportMail.Write(Report(new RandomCalls(seed).Shuffle(calls))));
    }

    private static System.Collections.Generic.IEnumerable<string> Known(XElement page) => page.Descendants().Select(element => element.Name.LocalName).Distinct();

    private static CallRow[] Calls(string name, string agent) =>
        [Call(Times.On(1, 10), OutcomeKind.Missed) with { CallerName = name }, Call(Times.On(1, 11), from: "+919812345679") with { AgentNumber = agent }, Call(Times.On(1, 12), from: "+919812345670")];
}
