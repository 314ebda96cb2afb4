using System;

namespace Exotel.Analytics.Metrics;

/// <summary>Hours, days, weeks from Monday and months of a local calendar.</summary>
internal static class CalendarPeriod
{
    private const int DaysInWeek = 7;

    /// <summary>The start of the period that a local time lies in.</summary>
    public static DateTime StartOf(DateTime local, CallGrouping period) => period switch
    {
        CallGrouping.Hour => local.Date.AddHours(local.Hour),
        CallGrouping.Week => local.Date.AddDays(-(((int)local.DayOfWeek + DaysInWeek - (int)DayOfWeek.Monday) % DaysInWeek)),
        CallGrouping.Month => new DateTime(local.Year, local.Month, 1),
        _ => local.Date,
    };

    /// <summary>A local time with its offset, or the least time there is where that lies before it.</summary>
    public static DateTimeOffset At(DateTime local, TimeSpan offset) =>
        local.Ticks < offset.Ticks ? DateTimeOffset.MinValue : new DateTimeOffset(local, offset);
}
