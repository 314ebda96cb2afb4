using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;
using Exotel.Analytics.Reports;
using Exotel.Analytics.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Exotel.Browser.Tests;

/// <summary>The report as a browser shows it.</summary>
public sealed class ReportInBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Hostile = "<script>alert(1)</script><img src=https://example.com/x.png onerror=alert(1)>";

    private static readonly Lazy<CallReport> Report = new(() => Create("Calls of Example Ltd", [.. ReportFixture.Month(5000)]));

    public static TheoryData<bool, int> Forms => new() { { false, 390 }, { false, 768 }, { false, 1280 }, { true, 390 }, { true, 768 }, { true, 1280 } };

    public static TheoryData<bool, int, ColorScheme> Looks => new()
    {
        { false, 1280, ColorScheme.Light }, { false, 1280, ColorScheme.Dark }, { false, 390, ColorScheme.Light }, { false, 390, ColorScheme.Dark }, { true, 768, ColorScheme.Light },
    };

    [Fact]
    public async Task The_page_asks_for_nothing_and_keeps_to_its_policy()
    {
        await using var page = await chromium.OpenAsync(ReportPage.Write(Report.Value));

        Assert.Empty(page.Requests);
        Assert.Empty(page.Complaints);
        Assert.Equal("2px", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('header')).borderBottomWidth"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hostile_names_and_titles_do_nothing(bool isMail)
    {
        var calls = ReportFixture.Month(50).Select(call => call with { CallerName = Hostile, AgentNumber = "sip:" + Hostile, ExoPhone = "x" + Hostile });
        var report = Create(Hostile, [.. calls]);

        await using var page = await chromium.OpenAsync(Write(report, isMail));

        Assert.Empty(page.Requests);
        Assert.Empty(page.Complaints);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.querySelectorAll('script, img').length"));
        Assert.Equal(Hostile, await page.Page.TitleAsync());
        Assert.Contains("<script>", await page.Page.Locator("#missed-callers").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_figures_are_those_of_the_aggregators_and_can_be_seen(bool isMail)
    {
        var report = Report.Value;
        await using var page = await chromium.OpenAsync(Write(report, isMail));

        Assert.Equal(report.Total.Calls, await ValueAsync("calls"));
        Assert.Equal(report.Total.Answered, await ValueAsync("answered"));
        Assert.Equal(report.Total.Missed, await ValueAsync("missed"));
        Assert.Equal(report.Total.AnswerRate, await ValueAsync("answer-rate"));
        Assert.Equal(report.Total.AverageTalkTime, await ValueAsync("average-talk-time"));
        Assert.Equal((double)report.Total.Cost, await ValueAsync("cost"));
        Assert.Equal(report.Total.Unpriced, await ValueAsync("unpriced"));
        Assert.Equal(report.Lines.Peak, await ValueAsync("peak-concurrency"));
        Assert.Equal(report.Waiting.Count, await ValueAsync("waiting-callers"));

        async Task<double?> ValueAsync(string name)
        {
            var figure = page.Page.Locator($"[data-metric={name}]");
            Assert.True(await figure.IsVisibleAsync());
            Assert.NotEqual("", await figure.InnerTextAsync());
            return double.Parse((await figure.GetAttributeAsync("data-value"))!, CultureInfo.InvariantCulture);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task It_does_not_scroll_sideways(bool isMail, int width)
    {
        foreach (var report in new[] { Report.Value, Extreme() })
        {
            await using var page = await chromium.OpenAsync(Write(report, isMail), width);
            await page.EvaluateAsync<bool>("() => { document.querySelectorAll('details').forEach(details => details.open = true); return true; }");

            Assert.InRange(await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), 1, width);
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task It_has_no_accessibility_violations(bool isMail, int width, ColorScheme scheme)
    {
        await using var page = await chromium.OpenAsync(Write(Report.Value, isMail), width, 800, scheme);
        await page.EvaluateAsync<bool>("() => { document.querySelectorAll('details').forEach(details => details.open = true); return true; }");

        Assert.Equal("", await AxeCore.CheckAsync(page, isMail));
    }

    [Theory]
    [InlineData(ColorScheme.Light, "rgb(255, 255, 255)")]
    [InlineData(ColorScheme.Dark, "rgb(20, 23, 26)")]
    public async Task It_has_the_colors_of_the_reader(ColorScheme scheme, string background)
    {
        await using var page = await chromium.OpenAsync(ReportPage.Write(Report.Value), scheme: scheme);

        Assert.Equal(background, await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task One_screen_tells_the_story()
    {
        await using var page = await chromium.OpenAsync(ReportPage.Write(Report.Value));

        foreach (var part in new[] { "h1", "[data-metric=cost]", "#not-known", "#by-day svg", "#by-hour tr:last-child", "#missed-callers tr:nth-child(5)" })
            Assert.InRange(await page.EvaluateAsync<double>($"() => document.querySelector('{part}').getBoundingClientRect().bottom"), 1, 800);
    }

    [Fact]
    public async Task It_prints_on_A4_in_light_colors_with_whole_rows_and_what_is_folded_on_the_screen()
    {
        await using var page = await chromium.OpenAsync(ReportPage.Write(Report.Value), width: 700, scheme: ColorScheme.Dark);
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.InRange(await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), 1, 700);
        Assert.Equal("avoid", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('#by-agent tbody tr')).breakInside"));
        Assert.Equal("table-header-group", await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('#by-agent thead')).display"));
        Assert.True(await page.Page.Locator("#definitions dd").First.IsVisibleAsync());
        Assert.True(await page.Page.Locator("#by-day tbody tr").First.IsVisibleAsync());
        var pdf = await page.Page.PdfAsync(new() { PreferCSSPageSize = true });
        Assert.InRange(CountPages(pdf), 2, 6);
    }

    private static string Write(CallReport report, bool isMail) => isMail ? ReportMail.Write(report) : ReportPage.Write(report);

    private static int CountPages(byte[] pdf) => System.Text.Encoding.Latin1.GetString(pdf).Split("/Type /Page\n").Length - 1;

    private static CallReport Create(string title, IReadOnlyList<CallRow> calls)
    {
        var names = new NameLookup();
        names.AddExoPhone(calls[0].ExoPhone, "Sales Mumbai");
        names.AddAgent(calls[0].AgentNumber, "Asha Rao");
        var (since, until) = (Times.On(1, 0), Times.On(30, 23, 59, 59));
        var options = new ReportOptions
        {
            Title = title,
            AsOf = Times.On(31, 9, 30),
            Since = since,
            Until = until,
            Earlier = new(since.AddDays(-30), since.AddSeconds(-1)),
            Gaps = [new(Times.On(5, 0), Times.On(5, 12))],
        };
        return ReportFixture.Report(calls, options, names, calls.Skip(200));
    }

    /// <summary>Large numbers and long names.</summary>
    private static CallReport Extreme() => Create(new string('W', 300), [.. ReportFixture.Month(400).Select((call, index) => call with
    {
        Price = 98_765.43m + index,
        CallerName = new string('W', 70),
        ExoPhone = "sip:" + new string('w', 60) + (index % 3).ToString(CultureInfo.InvariantCulture),
        AgentNumber = "sip:" + new string('m', 60) + (index % 3).ToString(CultureInfo.InvariantCulture),
        CustomerNumber = index % 2 == 0 ? call.CustomerNumber : "sip:" + new string('w', 60) + call.CustomerNumber,
        ConversationDuration = 99_999,
    })]);
}
