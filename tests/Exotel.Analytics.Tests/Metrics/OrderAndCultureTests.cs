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

    /// <summary>The same holds for concurrency by ExoPhone and direction, and for missed callers by account.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Concurrency_and_missed_callers_of_a_group_are_what_its_calls_alone_would_have(int seed)
    {
        var rows = new RandomCalls(seed).Take(200).Select(CallRow.From).ToList();
        CallGrouping[] by = [CallGrouping.ExoPhone, CallGrouping.Direction];
        var options = new ConcurrencyOptions { By = by, Limit = 2 };
        var parts = rows.GroupBy(row => GroupKey.From(row, by)).OrderBy(group => group.Key, new GroupKeyComparer(by));
        var accounts = rows.GroupBy(row => row.AccountSid).SelectMany(account => Rows.MissedCallers(account, Times.On(9, 0)));

        Assert.Equal(Rows.Concurrency(rows, options).Select(Text), parts.SelectMany(part => Rows.Concurrency(part, options)).Select(Text));
        Assert.Equal(rows.Count(row => row.EndTime > (row.StartTime ?? row.DateCreated)), Rows.Concurrency(rows, options).Sum(group => group.Calls));
        Assert.Equal(
            Rows.MissedCallers(rows, Times.On(9, 0)).Select(Text).Order(StringComparer.Ordinal),
            accounts.Select(Text).Order(StringComparer.Ordinal));
    }

    /// <summary>The same local times give the same local figures in every time zone, also in those of a half or a quarter of an hour.</summary>
    [Theory]
    [InlineData("00:00")]
    [InlineData("05:45")]
    [InlineData("-03:30")]
    [InlineData("14:00")]
    [InlineData("-12:00")]
    public void Local_figures_are_those_of_the_local_clock_in_every_time_zone(string offset)
    {
        var rows = new RandomCalls(11).Take(200).Select(CallRow.From).ToList();

        Assert.Equal(LocalFigures(rows, Times.India), LocalFigures(rows, TimeSpan.Parse(offset, CultureInfo.InvariantCulture)));
    }

    /// <summary>What figures do not declare to need is not read from a store.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Figures_need_no_more_than_the_fields_that_they_declare(int seed)
    {
        var rows = new RandomCalls(seed).Take(200).Select(CallRow.From).ToList();
        foreach (var by in Groupings)
        {
            var options = new MetricOptions { By = by };
            Assert.Equal(Rows.Measure(rows, options).Select(Text), Rows.Measure(rows.Select(row => Only(row, options.Fields)), options).Select(Text));
        }

        var concurrency = new ConcurrencyOptions { By = [CallGrouping.ExoPhone] };
        Assert.Equal(
            Rows.Concurrency(rows, concurrency).Select(Text), Rows.Concurrency(rows.Select(row => Only(row, concurrency.Fields)), concurrency).Select(Text));
        Assert.Equal(
            Rows.MissedCallers(rows, Times.On(9, 0)).Select(Text),
            Rows.MissedCallers(rows.Select(row => Only(row, MissedCallerTracker.Fields)), Times.On(9, 0)).Select(Text));
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

    private static CallRow Only(CallRow row, CallFields fields) => new()
    {
        Sid = fields.HasFlag(CallFields.Sid) ? row.Sid : null,
        AccountSid = fields.HasFlag(CallFields.AccountSid) ? row.AccountSid : null,
        Direction = fields.HasFlag(CallFields.Direction) ? row.Direction : null,
        Outcome = fields.HasFlag(CallFields.Outcome) ? row.Outcome : OutcomeKind.Unknown,
        ExoPhone = fields.HasFlag(CallFields.ExoPhone) ? row.ExoPhone : null,
        CustomerNumber = fields.HasFlag(CallFields.CustomerNumber) ? row.CustomerNumber : null,
        AgentNumber = fields.HasFlag(CallFields.AgentNumber) ? row.AgentNumber : null,
        CallerName = fields.HasFlag(CallFields.CallerName) ? row.CallerName : null,
        DateCreated = fields.HasFlag(CallFields.DateCreated) ? row.DateCreated : null,
        StartTime = fields.HasFlag(CallFields.StartTime) ? row.StartTime : null,
        EndTime = fields.HasFlag(CallFields.EndTime) ? row.EndTime : null,
        Duration = fields.HasFlag(CallFields.Duration) ? row.Duration : null,
        ConversationDuration = fields.HasFlag(CallFields.ConversationDuration) ? row.ConversationDuration : null,
        Leg1Duration = fields.HasFlag(CallFields.Leg1Duration) ? row.Leg1Duration : null,
        Price = fields.HasFlag(CallFields.Price) ? row.Price : null,
    };

    /// <summary>Figures of the calls at the same local times in one time zone, with local times.</summary>
    private static List<string> LocalFigures(IEnumerable<CallRow> calls, TimeSpan offset)
    {
        var rows = calls.Select(row => row with { DateCreated = In(row.DateCreated), StartTime = In(row.StartTime), EndTime = In(row.EndTime) }).ToList();
        var concurrency = Rows.Concurrency(rows, new ConcurrencyOptions { Limit = 2 }).Single();
        return
        [
            .. Groupings.SelectMany(by => Rows.Measure(rows, by)).Select(m => FormattableString.Invariant(
                $"{m.Period:s} {m.HourOfDay} {m.DayOfWeek} {m.Agent} {m.ExoPhone} {m.Calls} {m.ServiceLevel:R} {m.FirstCall:s} {m.LastCall:s}")),
            FormattableString.Invariant($"{concurrency.Peak} {concurrency.PeakAt:s} {concurrency.BusyHour:s} {concurrency.BusyHourTraffic:R} {concurrency.TimeAtLimit}"),
            .. Rows.MissedCallers(rows, new DateTimeOffset(Times.On(9, 0).DateTime, offset)).Select(c => FormattableString.Invariant(
                $"{c.CustomerNumber} {c.State} {c.FirstMissed:s} {c.ContactedAt:s} {c.WaitingTime}")),
        ];

        DateTimeOffset? In(DateTimeOffset? time) => time is { } value ? new DateTimeOffset(value.DateTime, offset) : null;
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
