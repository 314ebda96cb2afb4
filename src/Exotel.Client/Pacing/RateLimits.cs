using System;

namespace Exotel.Pacing;

/// <summary>The limits of an account, in requests per window; 0 for no limit.</summary>
internal readonly record struct RateLimits
{
    public RateLimits(Account account)
        : this(account.RateLimit, account.BulkRateLimit)
    {
    }

    public RateLimits(int rate, int bulk)
    {
        Rate = Math.Min(rate, PacingState.Capacity);
        Bulk = Math.Min(bulk, PacingState.Capacity);
    }

    public int Rate { get; }

    public int Bulk { get; }

    /// <summary>Whether requests of this lane are counted.</summary>
    public bool Counts(RequestLane lane) => Rate > 0 || (lane == RequestLane.Bulk && Bulk > 0);
}
