using System;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;
using Exotel.Analytics.Reports;
using Exotel.Analytics.Tests.Support;
using Xunit;
using static Exotel.Analytics.Tests.Support.ReportFixture;

namespace Exotel.Analytics.Tests.Reports;

public sealed class ReportPageTests
{
    [Fact]
    public void The_headline_figures_are_those_of_the_aggregators()
    {
        var rows = new RandomCalls(3).Take(4000).Select(CallRow.From).ToList();
        var metric = Rows.Measure(rows).Single();

        var page = Page(Report(rows));

        Assert.Equal(metric.Calls.ToString(CultureInfo.InvariantCulture), Value(page, "calls"));
        Assert.Equal(metric.Answered.ToString(CultureInfo.InvariantCulture), Value(page, "answered"));
        Assert.Equal(metric.Missed.ToString(CultureInfo.InvariantCulture), Value(page, "missed"));
        Assert.Equal(metric.Unpriced.ToString(CultureInfo.InvariantCulture), Value(page, "unpriced"));
        Assert.Equal(metric.Cost, decimal.Parse(Value(page, "cost"), CultureInfo.InvariantCulture));
        Assert.Equal(metric.AnswerRate, double.Parse(Value(page, "answer-rate"), CultureInfo.InvariantCulture));
        Assert.Equal(metric.AverageTalkTime, double.Parse(Value(page, "average-talk-time"), CultureInfo.InvariantCulture));
        Assert.Equal(Rows.Concurrency(rows, new ConcurrencyOptions()).Single().Peak.ToString(CultureInfo.InvariantCulture), Value(page, "peak-concurrency"));
        Assert.Equal(Rows.MissedCallers(rows, Options.AsOf, "Waiting", "Attempted").Count.ToString(CultureInfo.InvariantCulture), Value(page, "waiting-callers"));
    }

    [Fact]
    public void The_tables_have_each_group_with_its_name_and_number()
    {
        var names = new NameLookup();
        names.AddExoPhone("08047100000", "Sales Mumbai");
        names.AddAgent("09900000001", "Asha Rao");

        var page = Page(Report([Call(Times.On(1, 10)), Call(Times.On(1, 11), OutcomeKind.Missed)], names: names));

        Assert.Equal(["Sales Mumbai +918047100000", "2", "1", "1", "50.0%", "1\u00A0m 0\u00A0s", "2.50"], Cells(page, "by-exophone")[1]);
        Assert.Equal(["Asha Rao +919900000001", "2", "1", "1", "50.0%", "1\u00A0m 0\u00A0s", "2.50"], Cells(page, "by-agent")[1]);
    }

    [Fact]
    public void Days_without_calls_between_others_have_a_row()
    {
        var rows = Cells(Page(Report([Call(Times.On(1, 10)), Call(Times.On(4, 10), OutcomeKind.Missed)])), "by-day");

        Assert.Equal(["Day", "Wed 1 Jul", "Thu 2 Jul", "Fri 3 Jul", "Sat 4 Jul"], rows.Select(row => row[0]));
        Assert.Equal(["1", "0", "0", "1"], rows.Skip(1).Select(row => row[1]));
        Assert.Equal(["0", "0", "0", "1"], rows.Skip(1).Select(row => row[3]));
    }

    [Fact]
    public void Each_bar_of_the_chart_is_named()
    {
        var titles = ById(Page(Report([Call(Times.On(1, 10)), Call(Times.On(2, 10), OutcomeKind.Missed)])), "by-day").Descendants("title").Select(title => title.Value);

        Assert.Equal(["Wed 1 Jul: 1 call, 0 missed", "Thu 2 Jul: 1 call, 1 missed"], titles);
    }

    [Fact]
    public void The_hours_have_inbound_calls_and_those_missed_as_text()
    {
        var outbound = Call(Times.On(1, 10)) with { Direction = "outbound-api" };
        var rows = Cells(Page(Report([Call(Times.On(1, 10)), Call(Times.On(8, 10), OutcomeKind.Missed), Call(Times.On(5, 12)), outbound])), "by-hour");

        Assert.Equal(["Hour", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], rows[0]);
        Assert.Equal(["10", "0", "0", "2/1 missed", "0", "0", "0", "0"], rows[1]);
        Assert.Equal(["12", "0", "0", "0", "0", "0", "0", "1"], rows[3]);
        Assert.Equal(4, rows.Count);
    }

    [Fact]
    public void Callers_wait_the_longest_first_and_those_left_out_are_counted()
    {
        var calls = Enumerable.Range(0, 60).Select(i => Call(Times.On(2, 10, i), OutcomeKind.Missed, $"+91981234{i:0000}")).Reverse();

        var page = Page(Report(calls, Options with { AsOf = Times.On(2, 12) }));

        var rows = Cells(page, "missed-callers");
        Assert.Equal(26, rows.Count);
        Assert.Equal(["+919812340000", "", "2\u00A0h 0\u00A0m", "2 Jul, 10:00", "1", "0", "+918047100000"], rows[1]);
        Assert.Contains("And 35 more callers. Get-ExoMissedCaller lists all.", ById(page, "missed-callers").Value, StringComparison.Ordinal);
        Assert.Equal("60", Value(page, "waiting-callers"));
    }

    [Fact]
    public void Changes_are_against_the_period_before()
    {
        var earlier = Enumerable.Range(0, 4).Select(hour => Call(Times.On(1, 10 + hour)));
        var options = Options with { Since = Times.On(2, 0), Until = Times.On(2, 23, 59, 59), Earlier = new(Times.On(1, 0), Times.On(1, 23, 59, 59)) };

        var page = Page(Report([Call(Times.On(2, 10)), Call(Times.On(2, 11), OutcomeKind.Missed)], options, earlier: earlier));

        Assert.Contains("\u221250.0% from 4", Metric(page, "calls").Parent!.Value, StringComparison.Ordinal);
        Assert.Contains("\u221250.0 points from 100.0%", Metric(page, "answer-rate").Parent!.Value, StringComparison.Ordinal);
        Assert.Contains("from 0", Metric(page, "missed").Parent!.Value, StringComparison.Ordinal);
        Assert.Contains("unchanged", Metric(page, "peak-concurrency").Parent!.Value, StringComparison.Ordinal);
        Assert.Contains("Changes are against Wednesday, 1 July 2026.", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_figures_do_not_know_is_told()
    {
        var options = Options with
        {
            Since = Times.On(1, 0),
            Until = Times.On(3, 0),
            Gaps = [new(Times.On(2, 0), Times.On(2, 12))],
            NoEarlier = "No comparison: the store does not have the whole period before.",
            Notes = ["3 rows could not be read and are not counted."],
        };
        CallRow[] calls =
        [
            Call(Times.On(1, 10), OutcomeKind.Unknown), Call(Times.On(1, 11)) with { Price = null }, Call(Times.On(1, 12)) with { Price = null },
            Call(Times.On(1, 13), OutcomeKind.InProgress), Call(Times.On(1, 14)) with { DateCreated = null },
        ];

        var page = Page(Report(calls, options));

        Assert.Equal(
            [
                "The store does not have all calls from 2 Jul 2026, 00:00 to 2 Jul 2026, 12:00.",
                "1 call has an unknown outcome and is left out of the rates.",
                "2 calls have no price yet; the cost lacks them.",
                "1 call was still in progress and is not counted.",
                "1 call has no date and is in no day and hour.",
                "3 rows could not be read and are not counted.",
            ],
            ById(page, "not-known").Descendants("li").Select(note => note.Value));
        Assert.Contains("the store does not have the whole period before", page.Value, StringComparison.Ordinal);
        Assert.Equal(["Wed 1 Jul", "Thu 2 Jul *", "Fri 3 Jul"], Cells(page, "by-day").Skip(1).Select(row => row[0]));
    }

    [Fact]
    public void Without_calls_the_page_says_so()
    {
        var page = Page(Report([]));

        Assert.Contains("No calls", page.Value, StringComparison.Ordinal);
        Assert.Equal("0", Value(page, "calls"));
        Assert.Equal("", Value(page, "answer-rate"));
        Assert.Equal("", Value(page, "average-talk-time"));
        Assert.Equal("0", Value(page, "peak-concurrency"));
        foreach (var id in new[] { "by-day", "by-hour", "by-exophone", "by-agent", "missed-callers" })
            Assert.Empty(ById(page, id).Descendants("table"));
        Assert.Contains("Nobody is waiting.", ById(page, "missed-callers").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_range_without_calls_has_its_days()
    {
        var rows = Cells(Page(Report([], Options with { Since = Times.On(1, 0), Until = Times.On(3, 23, 59, 59) })), "by-day");

        Assert.Equal(["Wed 1 Jul", "Thu 2 Jul", "Fri 3 Jul"], rows.Skip(1).Select(row => row[0]));
    }

    [Fact]
    public void A_range_that_is_not_over_ends_with_today()
    {
        var rows = Cells(Page(Report([Call(Times.On(1, 10))], Options with { AsOf = Times.On(2, 9), Since = Times.On(1, 0), Until = Times.On(9, 0) })), "by-day");

        Assert.Equal(["Wed 1 Jul", "Thu 2 Jul"], rows.Skip(1).Select(row => row[0]));
    }

    [Fact]
    public void A_range_in_the_future_has_no_days()
    {
        var page = Page(Report([], Options with { AsOf = Times.On(1, 9), Since = Times.On(5, 0) }));

        Assert.Empty(ById(page, "by-day").Descendants("table"));
        Assert.Equal("0", Value(page, "calls"));
    }

    [Fact]
    public void Times_at_the_ends_of_the_calendar_are_shown()
    {
        var calls = new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue }.Select(time => Call(Times.On(1, 10)) with { DateCreated = time, StartTime = time, EndTime = time }).ToList();

        Assert.Equal("2", Value(Page(Report(calls)), "calls"));
        Assert.Equal("2", Value(Mail(Report(calls.Select(call => call with { DateCreated = call.DateCreated!.Value.ToOffset(TimeSpan.Zero) }))), "calls"));
    }

    [Fact]
    public void Of_many_years_the_last_days_are_shown_and_the_rest_is_told()
    {
        var html = ReportPage.Write(Report([Call(Times.On(1, 10).AddYears(-30)), Call(Times.On(1, 10))]));

        Assert.True(html.Length < 200_000, html.Length.ToString(CultureInfo.InvariantCulture));
        Assert.Contains("The last 400 of 10958 days.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_admits_the_style_sheet_alone()
    {
        var page = Page(Report([Call(Times.On(1, 10))]));

        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.Descendants("style").Single().Value)));
        var policy = page.Descendants("meta").Single(meta => (string?)meta.Attribute("http-equiv") == "Content-Security-Policy");
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'", (string?)policy.Attribute("content"));
        Assert.Empty(page.Descendants("script"));
        Assert.DoesNotContain(page.DescendantsAndSelf().Attributes(), attribute => attribute.Name.LocalName is "style" or "src" or "href" or "srcset");
        Assert.DoesNotContain("url(", page.Descendants("style").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_20_000_calls_the_page_has_less_than_300_KB() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(ReportPage.Write(Report(Month(20_000)))), 40_000, 300_000);
}
