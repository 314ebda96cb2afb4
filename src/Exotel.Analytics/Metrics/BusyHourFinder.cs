using System;

namespace Exotel.Analytics.Metrics;

/// <summary>Finds the clock hour with most occupied seconds among stretches of time that arrive in order.</summary>
/// <param name="offset">Seconds by which the clock is ahead of UTC.</param>
/// <param name="length">Seconds in an hour.</param>
internal sealed class BusyHourFinder(long offset, int length)
{
    private long _hour = long.MinValue;
    private long _occupied;

    /// <summary>The start of the busiest hour in seconds of UTC, the earlier of equals; null before anything was added.</summary>
    public long? Start { get; private set; }

    /// <summary>Occupied seconds in the busiest hour.</summary>
    public long Occupied { get; private set; }

    /// <summary>Adds a stretch of time with an equal number of calls.</summary>
    public void Add(long from, long to, int calls)
    {
        while (from < to)
        {
            var hour = HourOf(from);
            var end = Math.Min(to, hour + length);
            Add(hour, (end - from) * calls);

            // All whole hours of one stretch are equal, and the first of them has been looked at.
            from = from == hour && HourOf(to) > end ? HourOf(to) : end;
        }
    }

    private void Add(long hour, long occupied)
    {
        _occupied = hour == _hour ? _occupied + occupied : occupied;
        _hour = hour;
        if (_occupied > Occupied)
            (Start, Occupied) = (hour, _occupied);
    }

    private long HourOf(long time) => time - ((time + offset) % length);
}
