using System;
using System.Net.Http;

namespace Exotel.Http;

/// <summary>Reads the <c>Retry-After</c> header in both its forms, seconds and HTTP date.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Read(HttpResponseMessage response, Clock clock)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - clock.UtcNow;
        return wait is { } span && span < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
