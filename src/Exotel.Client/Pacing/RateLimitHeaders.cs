using System;

namespace Exotel.Pacing;

/// <summary>The rate limit as the server reported it with a response; null for what it did not report.</summary>
/// <param name="Limit">The requests that a window allows.</param>
/// <param name="Remaining">The requests that are left.</param>
/// <param name="Reset">The time until more are available.</param>
internal sealed record RateLimitHeaders(int? Limit, int? Remaining, TimeSpan? Reset);
