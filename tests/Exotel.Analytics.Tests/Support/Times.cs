using System;

namespace Exotel.Analytics.Tests.Support;

/// <summary>Times that tests are written in.</summary>
internal static class Times
{
    public static readonly TimeSpan India = new(5, 30, 0);

    /// <summary>A time on 1 July 2026, a Wednesday, in India.</summary>
    public static DateTimeOffset At(int hour, int minute = 0, int second = 0) => On(1, hour, minute, second);

    /// <summary>A time in July 2026 in India.</summary>
    public static DateTimeOffset On(int day, int hour, int minute = 0, int second = 0) => new(2026, 7, day, hour, minute, second, India);
}
