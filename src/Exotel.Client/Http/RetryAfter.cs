using System;
using System.Net.Http;
using Exotel.Pacing;

namespace Exotel.Http;

/// <summary>
/// Reads the <c>Retry-After</c> header in both its forms, seconds and HTTP date. A date is compared with the response's own: the local clock
/// may differ from the server's.
/// </summary>
internal static class RetryAfter
{
    public static TimeSpan? Read(HttpResponseMessage response, Clock clock)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - (response.Headers.Date ?? clock.UtcNow);
        return wait is { } span && span < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
