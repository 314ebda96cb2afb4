using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using Exotel.Pacing;

namespace Exotel.Http;

/// <summary>Reads the <c>X-RateLimit-*</c> headers of a response. Source: docs/api.md#hosts-authentication-format.</summary>
internal static class RateLimitHeaderReader
{
    /// <summary>A larger number is not a number of seconds but a Unix time.</summary>
    private const long MaxSeconds = 1_000_000_000;

    /// <returns>The headers; null when there are none.</returns>
    public static RateLimitHeaders? Read(HttpResponseMessage response, Clock clock)
    {
        var limit = Number(response, "X-RateLimit-Limit");
        var remaining = Number(response, "X-RateLimit-Remaining");
        if (limit is null && remaining is null)
            return null;
        return new RateLimitHeaders(ToCount(limit), ToCount(remaining), Number(response, "X-RateLimit-Reset") is { } reset ? ToWait(reset, response.Headers.Date ?? clock.UtcNow) : null);
    }

    private static int? ToCount(long? number) => number is { } value ? (int)Math.Min(int.MaxValue, value) : null;

    private static TimeSpan ToWait(long reset, DateTimeOffset now)
    {
        var seconds = reset > MaxSeconds ? reset - now.ToUnixTimeSeconds() : reset;
        return TimeSpan.FromSeconds(Math.Min(MaxSeconds, Math.Max(0, seconds)));
    }

    private static long? Number(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
