using System;

namespace Exotel.Pacing;

/// <summary>How long a request is tried while the server answers with nothing but 429.</summary>
/// <param name="limit">The longest time.</param>
/// <param name="accountWide">Whether only a time counts in which no other request of the account was answered either.</param>
internal sealed class RefusalPatience(TimeSpan limit, bool accountWide)
{
    /// <summary>A request that is rejected although others are not is given up after so many times the limit.</summary>
    private const int MaxLimits = 4;

    private TimeSpan? _since;

    public TimeSpan Limit { get; } = limit;

    /// <summary>The request was rejected; the first time counts.</summary>
    public void Start(TimeSpan now) => _since ??= now;

    /// <summary>The time that is left.</summary>
    /// <param name="now">The elapsed time of the clock.</param>
    /// <param name="refusedFor">How long every request of the account was rejected.</param>
    public TimeSpan Remaining(TimeSpan now, TimeSpan refusedFor)
    {
        Start(now);
        var own = now - _since!.Value;
        return Limit - (accountWide && own < TimeSpan.FromTicks(Limit.Ticks * MaxLimits) ? PacingWindow.Min(own, refusedFor) : own);
    }
}
