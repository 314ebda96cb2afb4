using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Tests.Support;
using Xunit;

namespace Exotel.Analytics.Tests.Metrics;

/// <summary>Each definition, worked by hand.</summary>
public sealed class CallMetricsAggregatorTests
{
    private static readonly CallRow Inbound = new() { Direction = "inbound", DateCreated = Times.At(10) };

    [Fact]
    public void No_calls_make_one_metric_in_which_nothing_is_computable()
    {
        var metric = Assert.Single(Rows.Measure([]));

        Assert.Equal((0, 0, 0L, 0L, 0m, 0), (metric.Calls, metric.Ongoing, metric.TalkTime, metric.TotalDuration, metric.Cost, metric.Customers));
        Assert.Null(metric.AnswerRate);
        Assert.Null(metric.NetworkEffectiveness);
        Assert.Null(metric.AverageTalkTime);
        Assert.Null(metric.WaitMedian);
        Assert.Null(metric.ServiceLevel);
        Assert.Null(metric.FirstCall);
    }

    [Fact]
    public void No_calls_make_no_groups() => Assert.Empty(Rows.Measure([], CallGrouping.Day));

    /// <summary>8 calls are over, 1 of them unknown: ASR 3/7, NER (7-1)/7.</summary>
    [Fact]
    public void Rates_leave_out_unknown_and_ongoing_calls()
    {
        OutcomeKind[] outcomes =
        [
            OutcomeKind.Answered, OutcomeKind.Answered, OutcomeKind.Answered, OutcomeKind.Missed, OutcomeKind.Busy, OutcomeKind.Failed,
            OutcomeKind.Canceled, OutcomeKind.Unknown, OutcomeKind.InProgress, OutcomeKind.InProgress,
        ];

        var metric = Rows.Measure(outcomes.Select(outcome => Inbound with { Outcome = outcome })).Single();

        Assert.Equal(8, metric.Calls);
        Assert.Equal(2, metric.Ongoing);
        Assert.Equal((3, 1, 1, 1, 1, 0, 1), (metric.Answered, metric.Missed, metric.Busy, metric.Failed, metric.Canceled, metric.NotDialed, metric.Unknown));
        Assert.Equal(3 / 7d, metric.AnswerRate);
        Assert.Equal(6 / 7d, metric.NetworkEffectiveness);
    }

    [Fact]
    public void Ongoing_calls_count_nowhere_else()
    {
        var ongoing = Inbound with { Outcome = OutcomeKind.InProgress, Duration = 9, Price = 1, CustomerNumber = "1", ConversationDuration = 5 };

        var metric = Rows.Measure([ongoing]).Single();

        Assert.Equal((0, 1, 0L, 0m, 0, 0), (metric.Calls, metric.Ongoing, metric.TotalDuration, metric.Cost, metric.Customers, metric.Unpriced));
        Assert.Null(metric.FirstCall);
    }

    /// <summary>100 s of talk in the two answered calls that tell it: 50 s each. The missed call's 7 s are no talk.</summary>
    [Fact]
    public void Talk_time_is_of_answered_calls_that_tell_it()
    {
        var metric = Rows.Measure(
            [
                Inbound with { Outcome = OutcomeKind.Answered, ConversationDuration = 30, Duration = 40 },
                Inbound with { Outcome = OutcomeKind.Answered, ConversationDuration = 70, Duration = 80 },
                Inbound with { Outcome = OutcomeKind.Answered, Duration = 5 },
                Inbound with { Outcome = OutcomeKind.Missed, ConversationDuration = 7, Duration = 9 },
            ]).Single();

        Assert.Equal(100, metric.TalkTime);
        Assert.Equal(50, metric.AverageTalkTime);
        Assert.Equal(134, metric.TotalDuration);
    }

    /// <summary>Waits 1 to 10: the 5th (ceil 0.5*10) and the 9th (ceil 0.9*10) smallest; with an eleventh the 6th and the 10th.</summary>
    [Fact]
    public void Percentiles_are_by_nearest_rank()
    {
        var rows = new[] { 7, 1, 10, 3, 2, 9, 8, 4, 6, 5 }.Select(Answered).ToList();

        Assert.Equal((5, 9), Waits(rows));
        Assert.Equal((6, 10), Waits([.. rows, Answered(11)]));
        Assert.Equal((1, 1), Waits([Answered(1)]));
        Assert.Equal((1, 2), Waits([Answered(1), Answered(2)]));
        Assert.Equal((0, 0), Waits([Answered(-4)]));
    }

    [Fact]
    public void Waits_are_of_answered_inbound_calls_that_tell_both_durations()
    {
        var metric = Rows.Measure(
            [
                Answered(3) with { Direction = "outbound-api" },
                Answered(4) with { ConversationDuration = null },
                Answered(5) with { Leg1Duration = null },
                Answered(6) with { Outcome = OutcomeKind.Missed },
            ]).Single();

        Assert.Null(metric.WaitMedian);
        Assert.Null(metric.WaitP90);
    }

    /// <summary>
    /// In time: 20 s. Late: 21 s. Abandoned after 6 s, and for an unknown time; not counted: abandoned after 5 s, failed, outbound.
    /// 1 / (2 + 2) = 0.25.
    /// </summary>
    [Fact]
    public void Service_level_leaves_out_those_who_gave_up_at_once()
    {
        CallRow[] rows =
        [
            Answered(20),
            Answered(21),
            Inbound with { Outcome = OutcomeKind.Missed, Leg1Duration = 6, Duration = 1 },
            Inbound with { Outcome = OutcomeKind.Busy },
            Inbound with { Outcome = OutcomeKind.Canceled, Duration = 5 },
            Inbound with { Outcome = OutcomeKind.Failed, Duration = 50 },
            Inbound with { Outcome = OutcomeKind.Missed, Duration = 50, Direction = "outbound" },
            Answered(1) with { ConversationDuration = null },
        ];

        Assert.Equal(0.25, Rows.Measure(rows).Single().ServiceLevel);
        Assert.Equal(2 / 3d, Rows.Measure(rows, new MetricOptions { ServiceLevelThreshold = 21, ShortAbandonThreshold = 6 }).Single().ServiceLevel);
    }

    [Fact]
    public void Customers_are_counted_once_and_those_who_called_again_apart()
    {
        string?[] customers = ["+911", "+911", "911", "sip:a", "sip:a", "sip:a", "0911", "sip:b", null, null];

        var metric = Rows.Measure(customers.Select(customer => Inbound with { CustomerNumber = customer })).Single();

        Assert.Equal(5, metric.Customers);
        Assert.Equal(2, metric.RepeatCustomers);
    }

    [Fact]
    public void Cost_is_exact_and_calls_without_a_price_are_told()
    {
        var metric = Rows.Measure(Enumerable.Repeat(Inbound with { Price = 0.1m }, 3).Append(Inbound with { Price = 0 }).Append(Inbound)).Single();

        Assert.Equal(0.3m, metric.Cost);
        Assert.Equal(1, metric.Unpriced);
    }

    /// <summary>1 July 2026 is a Wednesday, its week begins on 29 June.</summary>
    [Theory]
    [InlineData(CallGrouping.Hour, "2026-07-01T23:00:00+05:30")]
    [InlineData(CallGrouping.Day, "2026-07-01T00:00:00+05:30")]
    [InlineData(CallGrouping.Week, "2026-06-29T00:00:00+05:30")]
    [InlineData(CallGrouping.Month, "2026-07-01T00:00:00+05:30")]
    internal void Periods_start_on_the_clock_of_the_call(CallGrouping grouping, string start) =>
        Assert.Equal(start, $"{Rows.Measure([Inbound with { DateCreated = Times.At(23, 45) }], grouping).Single().Period:yyyy-MM-ddTHH:mm:sszzz}");

    [Theory]
    [InlineData("2026-06-28", "2026-06-22")]
    [InlineData("2026-06-29", "2026-06-29")]
    public void A_week_is_from_Monday_to_Sunday(string day, string monday)
    {
        var call = Inbound with { DateCreated = DateTimeOffset.Parse(day + "T12:00Z", CultureInfo.InvariantCulture) };

        Assert.Equal(monday, $"{Rows.Measure([call], CallGrouping.Week).Single().Period:yyyy-MM-dd}");
    }

    [Fact]
    public void Two_offsets_in_a_month_are_one_month_with_the_offset_of_its_first_call()
    {
        var metric = Rows.Measure(
            [
                Inbound with { DateCreated = new DateTimeOffset(2026, 3, 30, 0, 0, 0, TimeSpan.FromHours(2)) },
                Inbound with { DateCreated = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.FromHours(1)) },
            ],
            CallGrouping.Month).Single();

        Assert.Equal(2, metric.Calls);
        Assert.Equal(TimeSpan.FromHours(1), metric.Period!.Value.Offset);
    }

    [Fact]
    public void Groups_are_sorted_by_the_keys_in_the_order_named_with_nothing_first()
    {
        CallRow[] rows =
        [
            Inbound with { AgentNumber = "b", DateCreated = Times.At(12) },
            Inbound with { AgentNumber = "a", DateCreated = Times.At(12) },
            Inbound with { AgentNumber = null, DateCreated = Times.At(12) },
            Inbound with { AgentNumber = "B", DateCreated = Times.At(9) },
        ];

        Assert.Equal(["9B", "12", "12a", "12b"], Rows.Measure(rows, CallGrouping.HourOfDay, CallGrouping.Agent).Select(m => $"{m.HourOfDay}{m.Agent}"));
        Assert.Equal(["12", "9B", "12a", "12b"], Rows.Measure(rows, CallGrouping.Agent, CallGrouping.HourOfDay).Select(m => $"{m.HourOfDay}{m.Agent}"));
    }

    [Fact]
    public void An_ongoing_call_makes_a_group_too()
    {
        var metric = Rows.Measure([Inbound with { Outcome = OutcomeKind.InProgress }], CallGrouping.Day, CallGrouping.Outcome).Single();

        Assert.Equal((0, 1, "InProgress"), (metric.Calls, metric.Ongoing, metric.Outcome));
        Assert.Equal(Times.India, metric.Period!.Value.Offset);
    }

    [Theory]
    [InlineData("incoming", "inbound")]
    [InlineData("Inbound", "inbound")]
    [InlineData("outbound-API", "outbound-api")]
    [InlineData("outbound", "outbound")]
    [InlineData("", null)]
    public void Spellings_of_a_direction_are_one_group(string direction, string? group) =>
        Assert.Equal(group, Rows.Measure([CallRow.From(new Call { Direction = direction })], CallGrouping.Direction).Single().Direction);

    [Fact]
    public void Words_are_read_in_any_case() =>
        Assert.Equal([CallGrouping.DayOfWeek, CallGrouping.ExoPhone], CallGroupings.Parse(["dayofweek", "EXOPHONE", "ExoPhone"]));

    [Fact]
    public void A_wrong_word_is_named() =>
        Assert.Contains("'Yera'", Assert.Throws<ArgumentException>(() => CallGroupings.Parse(["Day", "Yera"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_periods_are_named() =>
        Assert.Contains("'Day' and 'Month'", Assert.Throws<ArgumentException>(() => CallGroupings.Parse(["Day", "Month"])).Message, StringComparison.Ordinal);

    [Fact]
    public void Negative_thresholds_are_errors()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MetricOptions { ServiceLevelThreshold = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MetricOptions { ShortAbandonThreshold = -1 });
    }

    private static CallRow Answered(int wait) => Inbound with { Outcome = OutcomeKind.Answered, Leg1Duration = 30 + wait, ConversationDuration = 30 };

    private static (int? Median, int? P90) Waits(IEnumerable<CallRow> rows)
    {
        var metric = Rows.Measure(rows).Single();
        return (metric.WaitMedian, metric.WaitP90);
    }
}
