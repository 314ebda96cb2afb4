using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Tests.Support;
using Xunit;

namespace Exotel.Analytics.Tests.Metrics;

public sealed class ConcurrencyTests
{
    [Fact]
    public void No_calls_have_no_peak()
    {
        var result = Measure([], limit: 1);

        Assert.Equal((0, 0, 0d, 0, 0L), (result.Calls, result.Peak, result.BusyHourTraffic, result.LinesNeeded, result.TimeAtLimit));
        Assert.Null(result.PeakAt);
        Assert.Null(result.BusyHour);
    }

    /// <summary>10:00 to 10:30, 10:20 to 11:20, 10:30 to 10:50: two at once from 10:20 to 10:50, since the first ends as the third starts.</summary>
    [Fact]
    public void At_one_second_ends_come_before_starts()
    {
        var result = Measure([Call(Times.At(10), 30), Call(Times.At(10, 20), 60), Call(Times.At(10, 30), 20)], limit: 2);

        Assert.Equal((3, 2, 30 * 60L), (result.Calls, result.Peak, result.TimeAtLimit));
        Assert.Equal(Times.At(10, 20), result.PeakAt);
        Assert.Equal(Times.At(10), result.BusyHour);
        Assert.Equal((30 + 40 + 20) / 60d, result.BusyHourTraffic);
        Assert.Equal(ErlangB.LinesNeeded(1.5, 0.01), result.LinesNeeded);
    }

    [Fact]
    public void A_call_without_a_later_end_is_left_out()
    {
        var result = Measure([Call(Times.At(10), 0), Call(Times.At(10), -1), new CallRow { StartTime = Times.At(10) }, new CallRow { EndTime = Times.At(10) }]);

        Assert.Equal((0, 0), (result.Calls, result.Peak));
        Assert.Null(result.TimeAtLimit);
    }

    [Fact]
    public void The_date_of_the_record_stands_in_for_a_missing_start() =>
        Assert.Equal(Times.At(10), Measure([new CallRow { DateCreated = Times.At(10), EndTime = Times.At(11) }]).PeakAt);

    /// <summary>Clock hours of India are half-hours of UTC.</summary>
    [Fact]
    public void The_busy_hour_is_an_hour_of_the_local_clock()
    {
        var result = Measure([Call(Times.At(10, 50), 60)]);

        Assert.Equal(Times.At(11), result.BusyHour);
        Assert.Equal(Times.India, result.BusyHour!.Value.Offset);
        Assert.Equal(50 / 60d, result.BusyHourTraffic);
    }

    [Fact]
    public void Of_equal_hours_the_earlier_is_the_busy_one()
    {
        Assert.Equal(Times.At(11), Measure([Call(Times.At(10, 30), 5000)]).BusyHour);
        Assert.Equal(Times.At(9), Measure([Call(Times.At(12), 10), Call(Times.At(9), 10)]).BusyHour);
    }

    [Fact]
    public void Groups_have_their_own_peaks()
    {
        CallRow[] rows =
        [
            Call(Times.At(10), 30) with { ExoPhone = "b", Direction = "inbound" },
            Call(Times.At(10), 30) with { ExoPhone = "a", Direction = "inbound" },
            Call(Times.At(10), 30) with { ExoPhone = "b", Direction = "outbound-api" },
            Call(Times.At(10), 0) with { ExoPhone = "c" },
        ];

        var byExoPhone = Rows.Concurrency(rows, new ConcurrencyOptions { By = [CallGrouping.ExoPhone] });
        var byDirection = Rows.Concurrency(rows, new ConcurrencyOptions { By = [CallGrouping.Direction] });

        Assert.Equal(["a 1", "b 2"], byExoPhone.Select(c => $"{c.ExoPhone} {c.Peak}"));
        Assert.Equal(["inbound 2", "outbound-api 1"], byDirection.Select(c => $"{c.Direction} {c.Peak}"));
    }

    [Fact]
    public void Values_outside_their_range_are_errors()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConcurrencyOptions { Limit = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConcurrencyOptions { Blocking = 1 });
        Assert.Throws<ArgumentException>(() => new ConcurrencyOptions { By = [CallGrouping.Day] });
    }

    private static Concurrency Measure(IEnumerable<CallRow> rows, int? limit = null) =>
        Rows.Concurrency(rows, new ConcurrencyOptions { Limit = limit }).Single();

    private static CallRow Call(DateTimeOffset start, int minutes) => new() { StartTime = start, EndTime = start.AddMinutes(minutes) };
}
