using System;
using Exotel.Accounts;

namespace Exotel.Wire;

/// <summary>A time as sent by the API: the local time, and its offset when one was sent (v2 and v3; v1 sends none).</summary>
internal readonly record struct ApiDateTime(DateTime LocalTime, TimeSpan? Offset)
{
    /// <summary>The same instant with the offset of this time zone.</summary>
    public DateTimeOffset In(AccountTimeZone zone) =>
        Offset is { } offset ? zone.FromInstant(new DateTimeOffset(LocalTime, offset)) : zone.FromLocalTime(LocalTime);
}
