using System.Globalization;
using System.Linq;
using System.Net.Http;

namespace Exotel.Http;

/// <summary>Reads the headers in which a server reports its rate limit.</summary>
internal static class RateLimitHeaders
{
    /// <summary>Returns the number of requests left; null when the server does not report it.</summary>
    public static int? ReadRemaining(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-RateLimit-Remaining", out var values)
        && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var remaining)
            ? remaining
            : null;
}
