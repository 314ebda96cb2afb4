using System;

namespace Exotel;

/// <summary>A time as it was sent: a wall clock, and the offset when one stood beside it (v2 and v3; v1 sends none).</summary>
internal readonly struct WireTime
{
    public WireTime(DateTime wall, TimeSpan? offset)
    {
        Wall = wall;
        Offset = offset;
    }

    public DateTime Wall { get; }

    public TimeSpan? Offset { get; }

    /// <summary>The same moment with the account's offset.</summary>
    public DateTimeOffset In(AccountTimeZone zone) =>
        Offset is { } offset ? zone.FromInstant(new DateTimeOffset(Wall, offset)) : zone.FromWallClock(Wall);
}
