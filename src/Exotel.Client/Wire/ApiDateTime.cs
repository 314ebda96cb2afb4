using System;
using Exotel.Accounts;

namespace Exotel.Wire;

/// <summary>A time as it was sent: a wall clock, and the offset when one stood beside it (v2 and v3; v1 sends none).</summary>
internal readonly struct ApiDateTime
{
    public ApiDateTime(DateTime wall, TimeSpan? offset)
    {
        Wall = wall;
        Offset = offset;
    }

    public DateTime Wall { get; }

    public TimeSpan? Offset { get; }

    /// <summary>The same moment with the account's offset.</summary>
    public DateTimeOffset In(AccountTimeZone zone) =>
        Offset is { } offset ? zone.FromInstant(new DateTimeOffset(Wall, offset)) : zone.FromLocalTime(Wall);
}
