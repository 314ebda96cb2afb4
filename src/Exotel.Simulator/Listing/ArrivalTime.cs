using System;
using Exotel.Simulator.Configuration;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Listing;

/// <summary>When a request arrived, in the account's time zone. A range is judged by it, however long the response takes.</summary>
/// <param name="Local">The local time.</param>
/// <param name="Latest">The latest local time that is not in the future: while an hour is repeated, its end.</param>
internal sealed record ArrivalTime(DateTime Local, DateTime Latest)
{
    private static readonly object Item = new();

    public static void Set(HttpContext context, SimulatorOptions options) => context.Items[Item] = At(options);

    public static ArrivalTime Get(HttpContext context) => (ArrivalTime)context.Items[Item]!;

    private static ArrivalTime At(SimulatorOptions options)
    {
        var now = options.LocalNow;
        if (options.SummerTimeZone is not { } zone || !zone.IsAmbiguousTime(now) || zone.GetUtcOffset(options.Now) != zone.GetUtcOffset(now))
            return new ArrivalTime(now, now);

        var latest = new DateTime(now.Year, now.Month, now.Day, now.Hour, now.Minute, 59);
        while (zone.IsAmbiguousTime(latest.AddMinutes(1)))
            latest = latest.AddMinutes(1);
        return new ArrivalTime(now, latest);
    }
}
