using System;
using Exotel.Calls.Listing;

namespace Exotel.Calls.Waiting;

/// <summary>Options for waiting for calls.</summary>
internal sealed class CallWaitOptions
{
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromHours(1);

    /// <summary>Longer than any call can last.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(250);

    /// <summary>The time between the first two rounds; it increases with each round.</summary>
    public TimeSpan Interval { get; init; } = DefaultInterval;

    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>Whether to wait for duration and price too.</summary>
    public bool Settled { get; init; }

    /// <summary>The maximum number of concurrent requests.</summary>
    public int ThrottleLimit { get; init; } = CallQuery.DefaultThrottleLimit;
}
