using System;
using Exotel.Calls.Listing;

namespace Exotel.Calls.Waiting;

/// <summary>How to wait for calls.</summary>
internal sealed class CallWaitOptions
{
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromHours(1);

    /// <summary>Time between the first two rounds; it grows with each.</summary>
    public TimeSpan Interval { get; init; } = DefaultInterval;

    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>Waits for duration and price too.</summary>
    public bool Settled { get; init; }

    /// <summary>Requests under way at a time.</summary>
    public int ThrottleLimit { get; init; } = CallQuery.DefaultThrottleLimit;
}
