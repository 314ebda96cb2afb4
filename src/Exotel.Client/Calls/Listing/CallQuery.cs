using System;
using System.Collections.Generic;

namespace Exotel.Calls.Listing;

/// <summary>What to list: every filter of the API. Source: docs/api.md#many-calls.</summary>
internal sealed record CallQuery
{
    public const int MaxPageSize = 100;

    /// <summary>With responses that take a second, enough to use 200 requests a minute.</summary>
    public const int DefaultThrottleLimit = 6;

    /// <summary>The first second, in the account's local time; null for the last 31 days.</summary>
    public DateTime? Since { get; init; }

    /// <summary>The last second, in the account's local time; null for now.</summary>
    public DateTime? Until { get; init; }

    public IReadOnlyList<string> From { get; init; } = Array.Empty<string>();

    public IReadOnlyList<string> To { get; init; } = Array.Empty<string>();

    public IReadOnlyList<string> PhoneNumber { get; init; } = Array.Empty<string>();

    public IReadOnlyList<string> Status { get; init; } = Array.Empty<string>();

    public IReadOnlyList<string> Direction { get; init; } = Array.Empty<string>();

    /// <summary>Seconds, inclusive.</summary>
    public int? MinDuration { get; init; }

    /// <summary>Seconds, inclusive.</summary>
    public int? MaxDuration { get; init; }

    public decimal? MinPrice { get; init; }

    public decimal? MaxPrice { get; init; }

    public bool Ascending { get; init; }

    public int PageSize { get; init; } = MaxPageSize;

    /// <summary>The maximum number of concurrent requests.</summary>
    public int ThrottleLimit { get; init; } = DefaultThrottleLimit;

    /// <summary>The number of calls that will be read; null for all.</summary>
    public long? Limit { get; init; }

    public CallDetailOptions Details { get; init; } = CallDetailOptions.None;

    /// <summary>Whether the requests keep to the account's bulk rate limit.</summary>
    public bool IsBulk { get; init; } = true;
}
