using System;
using System.Net.Http;

namespace Exotel.Http;

/// <summary>Reads <c>Retry-After</c> in both its forms, seconds and an HTTP date.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Read(HttpResponseMessage response, Clock clock)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - clock.UtcNow;
        return wait is { } span && span < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
