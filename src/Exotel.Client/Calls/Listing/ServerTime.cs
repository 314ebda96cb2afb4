using System;
using Exotel.Http;

namespace Exotel.Calls.Listing;

/// <summary>The server's clock, by which a range is judged; this machine's can be wrong. Source: docs/api.md#many-calls.</summary>
internal static class ServerTime
{
    /// <summary>A response's date has a grain of a second and is older than the response by its time on the way.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <summary>A clock that seems to be off by more is not believed.</summary>
    private static readonly TimeSpan MaxOffset = TimeSpan.FromHours(27);

    /// <summary>The server's current time as the responses of this connection tell it; this machine's before there is one.</summary>
    public static DateTimeOffset Now(ApiConnection connection) => connection.Clock.UtcNow + Offset(connection);

    /// <summary>How far the server's clock is ahead of this machine's; zero before the first response, and where the difference is too small or too large to be one.</summary>
    public static TimeSpan Offset(ApiConnection connection)
    {
        var offset = connection.ServerClockOffset ?? TimeSpan.Zero;
        return offset.Duration() > Tolerance && offset.Duration() <= MaxOffset ? offset : TimeSpan.Zero;
    }
}
