using System;
using System.Collections.Generic;

namespace Exotel.Analytics.Metrics;

/// <summary>
/// Passes over the starts and ends of calls in order of time. At one second ends come before starts. The clock hours are those of the first call, also
/// where the offsets of later calls differ.
/// </summary>
internal sealed class ConcurrencySweep
{
    private const int SecondsInHour = 3600;

    private readonly List<long> _starts = [];
    private readonly List<long> _ends = [];

    public void Add(in Occupancy call)
    {
        _starts.Add(call.Start);
        _ends.Add(call.End);
    }

    public Concurrency ToConcurrency(in GroupKey key, ConcurrencyOptions options)
    {
        _starts.Sort();
        _ends.Sort();

        var phase = _starts.Count == 0 ? 0 : (long)Occupancy.OffsetOf(_starts[0]).TotalSeconds;
        var busy = new BusyHourFinder(phase, SecondsInHour);
        var peak = 0;
        long? peakStart = null;
        var timeAtLimit = 0L;

        var current = 0;
        var time = 0L;
        for (int started = 0, ended = 0; ended < _ends.Count;)
        {
            var isStart = started < _starts.Count && Occupancy.SecondsOf(_starts[started]) < _ends[ended];
            var next = isStart ? Occupancy.SecondsOf(_starts[started]) : _ends[ended];
            if (current > 0)
                busy.Add(time, next, current);
            if (current >= options.Limit)
                timeAtLimit += next - time;
            time = next;

            if (!isStart)
            {
                ended++;
                current--;
                continue;
            }

            started++;
            if (++current > peak)
                (peak, peakStart) = (current, _starts[started - 1]);
        }

        var traffic = (double)busy.Occupied / SecondsInHour;
        return new Concurrency
        {
            ExoPhone = key.ExoPhone,
            Direction = key.Direction,
            Calls = _starts.Count,
            Peak = peak,
            PeakAt = peakStart is { } start ? At(Occupancy.SecondsOf(start), Occupancy.OffsetOf(start)) : null,
            BusyHour = busy.Start is { } hour ? At(hour, OffsetIn(hour)) : null,
            BusyHourTraffic = traffic,
            LinesNeeded = ErlangB.LinesNeeded(traffic, options.Blocking),
            Limit = options.Limit,
            TimeAtLimit = options.Limit is null ? null : timeAtLimit,
        };
    }

    /// <summary>The offset of the first call that starts in the hour, else of the last one before it.</summary>
    private TimeSpan OffsetIn(long hour)
    {
        var index = _starts.BinarySearch(Occupancy.LeastStartAt(hour));
        index = index < 0 ? ~index : index;
        return Occupancy.OffsetOf(index < _starts.Count && Occupancy.SecondsOf(_starts[index]) < hour + SecondsInHour ? _starts[index] : _starts[index - 1]);
    }

    private static DateTimeOffset At(long seconds, TimeSpan offset) =>
        new DateTimeOffset(seconds * TimeSpan.TicksPerSecond, TimeSpan.Zero).ToOffset(offset);
}
