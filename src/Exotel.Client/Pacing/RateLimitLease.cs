using System;
using System.Threading;

namespace Exotel.Pacing;

/// <summary>The permit of one request. Disposed when the request completed or failed.</summary>
internal sealed class RateLimitLease(RateLimiter limiter, RateLimits limits, RequestLane lane, int id, int generation, int? remaining = null) : IDisposable
{
    private int _isDisposed;

    public RateLimits Limits { get; } = limits;

    public RequestLane Lane { get; } = lane;

    /// <summary>Identifies the request within the process; 0 when it is not counted.</summary>
    public int Id { get; } = id;

    public int Generation { get; } = generation;

    /// <summary>The requests left of the rate limit when the permit was given; null when requests are not limited.</summary>
    public int? Remaining { get; } = remaining;

    /// <summary>Whether a response arrived.</summary>
    public bool IsAnswered { get; private set; }

    public RateLimitHeaders? Headers { get; private set; }

    public bool IsRefused { get; private set; }

    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>A response arrived.</summary>
    public void SetAnswered(RateLimitHeaders? headers)
    {
        IsAnswered = true;
        Headers = headers;
    }

    /// <summary>The response is a 429.</summary>
    public void SetRefused(TimeSpan? retryAfter)
    {
        IsRefused = true;
        RetryAfter = retryAfter;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            limiter.Complete(this);
    }
}
