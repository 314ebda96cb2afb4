using System;

namespace Exotel.Http;

/// <summary>What became of one request.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Request">The request.</param>
/// <param name="Status">The HTTP status; null when there was no response.</param>
/// <param name="Elapsed">The time from sending to the end of the response.</param>
/// <param name="Remaining">The number of requests left of the account's rate limit, by the server's count or when the request was sent; null when it is not limited.</param>
internal sealed record RequestSummary(string Method, ApiRequest Request, int? Status, TimeSpan Elapsed, int? Remaining);
