using System;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Reports;
using Exotel.Analytics.Tests.Support;
using Xunit;
using static Exotel.Analytics.Tests.Support.ReportFixture;

namespace Exotel.Analytics.Tests.Reports;

public sealed class ReportMailTests
{
    [Fact]
    public void The_mail_has_the_figures_and_sections_of_the_page()
    {
        var report = Report(Month(500));
        var (page, mail) = (Page(report), Mail(report));

        foreach (var name in new[] { "calls", "answered", "missed", "answer-rate", "average-talk-time", "cost", "unpriced", "peak-concurrency", "waiting-callers" })
            Assert.Equal(Value(page, name), Value(mail, name));
        foreach (var id in new[] { "by-day", "by-hour", "by-exophone", "by-agent", "missed-callers" })
            Assert.NotEmpty(ById(mail, id).Descendants("table"));
    }

    [Fact]
    public void The_mail_has_inline_styles_only_and_nothing_to_load()
    {
        var mail = Mail(Report(Month(500)));

        Assert.DoesNotContain(mail.Descendants(), element => element.Name.LocalName is "style" or "script" or "svg" or "img" or "link" or "details");
        Assert.DoesNotContain(mail.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "class" or "src" or "href" or "background");
        Assert.DoesNotContain(mail.Descendants().Attributes("style"), style => new[] { "flex", "grid", "var(", "url(", "position" }.Any(word => style.Value.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_mail_is_ASCII_so_that_no_sender_can_misread_it()
    {
        var html = ReportMail.Write(Report([Call(Times.On(1, 10), OutcomeKind.Missed) with { CallerName = "Zo\u00EB \u0938\u0941 \U0001F600" }]));

        Assert.True(html.All(letter => letter < 0x7F));
        Assert.Contains("Zo\u00EB \u0938\u0941 \U0001F600", Parse(html).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mail_has_less_than_100_KB_whatever_the_calls()
    {
        var calls = Enumerable.Range(0, 20_000).Select(i => Call(Times.On(1, 0).AddMinutes(2 * i), i % 2 == 0 ? OutcomeKind.Missed : OutcomeKind.Answered, $"+9198{i:00000000}") with
        {
            AgentNumber = $"+9197{i % 900:00000000}",
            ExoPhone = $"+9180{i % 500:00000000}",
            CallerName = string.Concat(Enumerable.Repeat("\u0938\u0941", 200)),
        });

        Assert.InRange(Encoding.UTF8.GetByteCount(ReportMail.Write(Report(calls, Options with { Title = new string('\u0938', 5000) }))), 20_000, 100_000);
    }

    [Fact]
    public void Without_calls_the_mail_says_so()
    {
        var mail = Mail(Report([]));

        Assert.Contains("No calls", mail.Value, StringComparison.Ordinal);
        Assert.Equal("0", Value(mail, "calls"));
        Assert.Contains("No inbound calls.", ById(mail, "by-hour").Value, StringComparison.Ordinal);
    }
}
