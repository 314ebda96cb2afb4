using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Names;
using Exotel.Analytics.Reports;

namespace Exotel.Benchmarks;

/// <summary>The figures of a million calls that are already here: the processor time they take, without making the rows, and what is remembered.</summary>
internal static class MetricsBenchmark
{
    private const int Calls = 1_000_000;
    private const int Fewer = Calls / 10;
    private const int Customers = 100_000;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, new TimeSpan(5, 30, 0));

    public static Task<IEnumerable<Row>> RunAsync()
    {
        Console.WriteLine("The figures of a million calls:");
        return Task.FromResult<IEnumerable<Row>>(
        [
            Measure("Figures by day and ExoPhone", 3, () =>
            {
                var aggregator = new CallMetricsAggregator(new MetricOptions { By = [CallGrouping.Day, CallGrouping.ExoPhone] });
                return (call => aggregator.Add(call), () => aggregator.GetMetrics().Count);
            }),
            Measure("Concurrency by ExoPhone", 2, () =>
            {
                var aggregator = new ConcurrencyAggregator(new ConcurrencyOptions { By = [CallGrouping.ExoPhone], Limit = 20 });
                return (call => aggregator.Add(call), () => aggregator.GetConcurrency().Count);
            }),
            Measure("Missed callers", null, () =>
            {
                var tracker = new MissedCallerTracker();
                return (call => tracker.Add(call), () => tracker.GetMissedCallers(Start.AddYears(1), MissedCallerState.Open).Count);
            }),
            Measure("All figures of a report", null, () =>
            {
                var aggregator = new ReportAggregator();
                return (call => aggregator.Add(call), () => aggregator.ToReport(new ReportOptions { AsOf = Start.AddYears(1) }, new NameLookup()).Total.Calls);
            }),
        ]);
    }

    private static Row Measure(string what, int? seconds, Func<(Action<CallRow> Add, Func<int> End)> create)
    {
        Run(create, Fewer);
        var (_, fewerBytes) = Run(create, Fewer);
        var (making, _) = Run(() => (_ => { }, () => 0), Calls);
        var (all, bytes) = Run(create, Calls);
        var taken = all - making;
        Console.WriteLine(FormattableString.Invariant($"  {what}: {taken:0} ms, {bytes / 1024} KB, with a tenth of the calls {fewerBytes / 1024} KB"));
        return new Row(
            $"{what}, {Calls.ToString("N0", CultureInfo.InvariantCulture)} calls", Figures.Milliseconds(taken), "", $"remembers {Figures.Megabytes(bytes / 1024d)}",
            seconds is null ? "" : $"under {seconds} s", seconds is null ? null : taken < seconds * 1000);
    }

    private static (double Milliseconds, long Bytes) Run(Func<(Action<CallRow> Add, Func<int> End)> create, int calls)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (add, end) = create();
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < calls; i++)
            add(Call(i));
        end();
        var taken = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(add);
        return (taken, bytes);
    }

    /// <summary>Half a year of calls at ten ExoPhones, newest first as a listing brings them.</summary>
    private static CallRow Call(int i)
    {
        var scattered = (int)((uint)i * 2654435761u >> 8);
        var created = Start.AddSeconds((Calls - i) * 15);
        return new CallRow
        {
            Sid = scattered.ToString("x32", CultureInfo.InvariantCulture),
            AccountSid = "exotel",
            Direction = (scattered & 3) == 0 ? "outbound-api" : "inbound",
            Outcome = (scattered & 7) < 5 ? OutcomeKind.Answered : OutcomeKind.Missed,
            ExoPhone = "+91804710000" + (char)('0' + (i % 10)),
            CustomerNumber = string.Create(CultureInfo.InvariantCulture, $"+9198{scattered % Customers:00000000}"),
            DateCreated = created,
            StartTime = created,
            EndTime = created.AddSeconds(scattered % 600),
            Duration = scattered % 600,
            ConversationDuration = (scattered & 7) < 5 ? scattered % 500 : null,
            Leg1Duration = scattered % 600,
            Price = (scattered % 1000) / 100m,
        };
    }
}
