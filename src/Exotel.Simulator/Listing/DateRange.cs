using System;
using System.Globalization;
using Exotel.Simulator.Responses;

namespace Exotel.Simulator.Listing;

/// <summary>The date range of a list in the account's time zone: at most one month long, at most six months back, never in the future.</summary>
internal static class DateRange
{
    /// <param name="text">The filter; null for the default range.</param>
    /// <param name="now">The time in the account's time zone when the request arrived.</param>
    /// <param name="latest">The latest time that is not in the future; later than <paramref name="now"/> while an hour is repeated.</param>
    public static (DateTime Since, DateTime Until) Read(string? text, DateTime now, DateTime latest)
    {
        if (text is null)
            return (now.AddDays(-31), now);

        DateTime? since = null;
        DateTime? until = null;
        foreach (var (operation, value) in FilterSyntax.ParseConditions(text, "DateCreated"))
        {
            if (!DateTime.TryParseExact(value, LocalTime.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                throw new SimError(400, $"Invalid parameter: DateCreated={text}");
            if (operation != "lte")
                since = time;
            if (operation != "gte")
                until = time;
        }

        until ??= since is { } begin && begin.AddMonths(1) < now ? begin.AddMonths(1) : now;
        since ??= until.Value.AddMonths(-1);
        if (until > latest || since > latest || since < now.AddMonths(-6))
            throw new SimError(400, "Invalid parameter: DateCreated time range is out of bounds");
        if (since > until || until.Value.AddMonths(-1) > since)
            throw new SimError(400, "Invalid parameter: DateCreated range must not exceed one month");
        return (since.Value, until.Value);
    }
}
