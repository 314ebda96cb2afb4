using System;

namespace Exotel.Pacing;

/// <summary>The window of the rate limit, and the times that scale with it.</summary>
internal sealed class PacingWindow
{
    /// <summary>The window is slightly longer than the server's, because the clocks of client and server differ in speed.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TimeSpan _nominal;

    /// <param name="nominal">The server's window; tests shorten it.</param>
    public PacingWindow(TimeSpan? nominal = null)
    {
        _nominal = nominal ?? Minute;
        Length = _nominal + Margin;
        PollInterval = Max(Scale(TimeSpan.FromMilliseconds(100)), TimeSpan.FromMilliseconds(5));
    }

    public TimeSpan Length { get; }

    /// <summary>The wait before another look, where it is unknown when a permit becomes free.</summary>
    public TimeSpan PollInterval { get; }

    /// <summary>A time given for a window of a minute, in proportion to this window.</summary>
    public TimeSpan Scale(TimeSpan time) => TimeSpan.FromTicks((long)(time.Ticks * (_nominal.Ticks / (double)Minute.Ticks)));

    public static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    public static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
