using System;

namespace Exotel.Analytics.Metrics;

/// <summary>The whole seconds during which a call occupies a line: from its start up to, and without, its end.</summary>
internal readonly struct Occupancy(DateTimeOffset start, DateTimeOffset end)
{
    private const int OffsetBits = 11;
    private const int OffsetBias = 1 << (OffsetBits - 1);
    private const long OffsetMask = (1 << OffsetBits) - 1;

    /// <summary>The start in seconds, and its offset in minutes in the last bits: sorts by instant, then by offset.</summary>
    public long Start { get; } = (Seconds(start) << OffsetBits) | (((start.Ticks - start.UtcTicks) / TimeSpan.TicksPerMinute) + OffsetBias);

    /// <summary>The end in seconds.</summary>
    public long End { get; } = Seconds(end);

    public bool IsEmpty => End <= SecondsOf(Start);

    public static long SecondsOf(long start) => start >> OffsetBits;

    public static TimeSpan OffsetOf(long start) => TimeSpan.FromMinutes((start & OffsetMask) - OffsetBias);

    /// <summary>The least value of <see cref="Start"/> at a second.</summary>
    public static long LeastStartAt(long seconds) => seconds << OffsetBits;

    private static long Seconds(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerSecond;
}
