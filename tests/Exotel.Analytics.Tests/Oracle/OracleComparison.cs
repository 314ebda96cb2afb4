using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Globalization;
using System.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Store;
using Exotel.Analytics.Tests.Support;
using Xunit;

namespace Exotel.Analytics.Tests.Oracle;

/// <summary>Compares the figures with those that a database works out, to the last digit.</summary>
internal sealed class OracleComparison(SqlDialect dialect)
{
    private const int Threshold = 15;
    private const int ShortAbandon = 10;
    private const int Limit = 2;

    private static readonly DateTimeOffset Until = Times.On(9, 0);

    private static readonly CallGrouping[][] Groupings =
    [
        [], [CallGrouping.Hour], [CallGrouping.Day], [CallGrouping.Week], [CallGrouping.Month], [CallGrouping.HourOfDay], [CallGrouping.DayOfWeek],
        [CallGrouping.ExoPhone], [CallGrouping.Direction], [CallGrouping.Agent], [CallGrouping.Outcome], [CallGrouping.Account],
        [CallGrouping.Week, CallGrouping.Agent, CallGrouping.Direction],
    ];

    /// <summary>Compares calls as they are listed, and as they are read from a store in the same database.</summary>
    public void Run(DbConnection connection, int seed)
    {
        var calls = new RandomCalls(seed).Take(150);
        using var database = OracleDatabase.Create(connection, calls);
        using var store = database.CreateStore(calls);

        Func<CallFields, IEnumerable<CallRow>>[] sources =
            [fields => calls.Select(call => CallRow.From(call, fields)), fields => store.ReadRows(new StoredCallQuery(), fields)];
        foreach (var by in Groupings)
        {
            var options = new MetricOptions { By = by, ServiceLevelThreshold = Threshold, ShortAbandonThreshold = ShortAbandon };
            var expected = database.Query(SqlQueries.Metrics(dialect, by, Threshold, ShortAbandon));
            foreach (var read in sources)
                Same(expected, Rows.Measure(read(options.Fields), options).Select(metric => Line(metric, by)));
        }

        foreach (var by in (CallGrouping[][])[[], [CallGrouping.ExoPhone], [CallGrouping.Direction]])
        {
            var options = new ConcurrencyOptions { By = by, Limit = Limit, Blocking = 0.02 };
            var expected = database.Query(SqlQueries.Concurrency(dialect, by, Limit, "0.02"));
            foreach (var read in sources)
                Same(expected, Rows.Concurrency(read(options.Fields), options).Select(result => Line(result, by)));
        }

        var callers = database.Query(SqlQueries.MissedCallers);
        foreach (var read in sources)
            Same(callers, Rows.MissedCallers(read(MissedCallerTracker.Fields), Until).Select(Line));
    }

    /// <summary>In the order of code points, since databases sort nothing elsewhere.</summary>
    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

    private static string Line(CallMetric m, CallGrouping[] by) => OracleDatabase.Line(
        Key(by, grouping => Key(m, grouping)), m.Calls, m.Ongoing, m.Answered, m.Missed, m.Busy, m.Failed, m.Canceled, m.NotDialed, m.Unknown, m.AnswerRate,
        m.NetworkEffectiveness, m.TalkTime, m.AverageTalkTime, m.TotalDuration, m.WaitMedian, m.WaitP90, m.ServiceLevel, m.Customers, m.RepeatCustomers,
        (long)(m.Cost * 1_000_000), m.Unpriced, m.FirstCall?.ToUnixTimeSeconds(), m.LastCall?.ToUnixTimeSeconds());

    private static string Line(Concurrency c, CallGrouping[] by) => OracleDatabase.Line(
        Key(by, grouping => grouping == CallGrouping.ExoPhone ? c.ExoPhone : c.Direction), c.Calls, c.Peak, c.PeakAt?.ToUnixTimeSeconds(),
        c.BusyHour?.ToUnixTimeSeconds(), c.BusyHourTraffic, c.LinesNeeded, c.TimeAtLimit);

    private static string Line(MissedCaller c)
    {
        Assert.Equal((c.ContactedAt ?? Until) - c.FirstMissed, TimeSpan.FromSeconds(c.WaitingTime));
        return OracleDatabase.Line(
            c.CustomerNumber, c.Attempts, c.CallBackAttempts, c.FirstMissed.ToUnixTimeSeconds(), c.LastMissed.ToUnixTimeSeconds(), c.LastCallSid, c.ExoPhone,
            c.CallerName, c.State, c.ContactedAt?.ToUnixTimeSeconds());
    }

    private static string Key(CallGrouping[] by, Func<CallGrouping, string?> value) => string.Join('|', by.Select(grouping => value(grouping) ?? "~"));

    private static string? Key(CallMetric m, CallGrouping grouping) => grouping switch
    {
        CallGrouping.Hour => Period(m, "yyyy-MM-dd HH"),
        CallGrouping.Day or CallGrouping.Week => Period(m, "yyyy-MM-dd"),
        CallGrouping.Month => Period(m, "yyyy-MM"),
        CallGrouping.HourOfDay => m.HourOfDay?.ToString("00", CultureInfo.InvariantCulture),
        CallGrouping.DayOfWeek => m.DayOfWeek is { } day ? ((int)day).ToString(CultureInfo.InvariantCulture) : null,
        CallGrouping.ExoPhone => m.ExoPhone,
        CallGrouping.Direction => m.Direction,
        CallGrouping.Agent => m.Agent,
        CallGrouping.Outcome => m.Outcome,
        _ => m.AccountSid,
    };

    private static string? Period(CallMetric m, string format) => m.Period?.ToString(format, CultureInfo.InvariantCulture);
}
