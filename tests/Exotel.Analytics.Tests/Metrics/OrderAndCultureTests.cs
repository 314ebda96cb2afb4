using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Tests.Support;
using Xunit;

namespace Exotel.Analytics.Tests.Metrics;

/// <summary>What holds for any calls.</summary>
public sealed class OrderAndCultureTests
{
    private static readonly CallGrouping[][] Groupings =
    [
        [], [CallGrouping.Hour], [CallGrouping.Week, CallGrouping.Agent], [CallGrouping.Month, CallGrouping.ExoPhone, CallGrouping.Direction],
        [CallGrouping.DayOfWeek, CallGrouping.HourOfDay], [CallGrouping.Outcome, CallGrouping.Account],
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_order_of_the_calls_does_not_matter(int seed)
    {
        var random = new RandomCalls(seed);
        var rows = random.Take(200).Select(CallRow.From).ToList();

        Assert.Equal(Figures(rows), Figures(random.Shuffle(rows)));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("hi-IN")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void The_culture_does_not_matter(string culture)
    {
        var calls = new RandomCalls(7).Take(200);
        var expected = Figures(calls.Select(CallRow.From));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Figures(calls.Select(CallRow.From)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Groups_add_up_to_the_whole(int seed)
    {
        var rows = new RandomCalls(seed).Take(200).Select(CallRow.From).ToList();
        var whole = Rows.Measure(rows).Single();

        Assert.Equal(whole.Calls, whole.Answered + whole.Missed + whole.Busy + whole.Failed + whole.Canceled + whole.NotDialed + whole.Unknown);
        foreach (var by in Groupings.Skip(1))
        {
            var groups = Rows.Measure(rows, by);
            Assert.Equal(whole.Calls, groups.Sum(group => group.Calls));
            Assert.Equal(whole.Ongoing, groups.Sum(group => group.Ongoing));
            Assert.Equal(whole.Answered, groups.Sum(group => group.Answered));
            Assert.Equal(whole.TalkTime, groups.Sum(group => group.TalkTime));
            Assert.Equal(whole.TotalDuration, groups.Sum(group => group.TotalDuration));
            Assert.Equal(whole.Cost, groups.Sum(group => group.Cost));
            Assert.Equal(whole.Unpriced, groups.Sum(group => group.Unpriced));
            Assert.Equal(whole.FirstCall, groups.Min(group => group.FirstCall));
            Assert.Equal(whole.LastCall, groups.Max(group => group.LastCall));
            Assert.True(groups.Sum(group => group.Customers) >= whole.Customers);
        }
    }

    /// <summary>Splitting calls by a key and measuring each part is the same as grouping by it.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_group_is_what_its_calls_alone_would_be(int seed)
    {
        var rows = new RandomCalls(seed).Take(200).Select(CallRow.From).ToList();
        foreach (var by in Groupings.Skip(1))
        {
            var parts = rows.GroupBy(row => GroupKey.From(row, by)).OrderBy(group => group.Key, new GroupKeyComparer(by));
            Assert.Equal(Rows.Measure(rows, by).Select(Text), parts.Select(part => Text(Rows.Measure(part, by).Single())));
        }
    }

    /// <summary>The same instants told with another offset change local periods only.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Offsets_do_not_change_what_is_not_local(int seed)
    {
        var rows = new RandomCalls(seed).Take(200).Select(CallRow.From).ToList();
        var nepal = rows.Select(row => row with { DateCreated = row.DateCreated?.ToOffset(new TimeSpan(5, 45, 0)) }).ToList();

        Assert.Equal(Instants(Rows.Measure(rows, CallGrouping.ExoPhone)), Instants(Rows.Measure(nepal, CallGrouping.ExoPhone)));
        Assert.Equal(Instants(Rows.MissedCallers(rows, Times.On(9, 0))), Instants(Rows.MissedCallers(nepal, Times.On(9, 0))));
    }

    private static List<string> Instants(IEnumerable<CallMetric> metrics) =>
    [
        .. metrics.Select(m => FormattableString.Invariant(
            $"{m.ExoPhone} {m.Calls} {m.Cost} {m.ServiceLevel:R} {m.Customers} {m.FirstCall?.UtcTicks} {m.LastCall?.UtcTicks}")),
    ];

    private static List<string> Instants(IEnumerable<MissedCaller> callers) =>
        [.. callers.Select(c => FormattableString.Invariant($"{c.CustomerNumber} {c.FirstMissed.UtcTicks} {c.State} {c.WaitingTime} {c.LastCallSid}"))];

    private static List<string> Figures(IEnumerable<CallRow> calls)
    {
        var rows = calls.ToList();
        var concurrency = Rows.Concurrency(rows, new ConcurrencyOptions { By = [CallGrouping.ExoPhone, CallGrouping.Direction], Limit = 2 });
        return
        [
            .. Groupings.SelectMany(by => Rows.Measure(rows, by)).Select(Text),
            .. concurrency.Select(Text),
            .. Rows.MissedCallers(rows, Times.On(9, 0)).Select(Text),
        ];
    }

    private static string Text<T>(T value) => JsonSerializer.Serialize(value);
}
