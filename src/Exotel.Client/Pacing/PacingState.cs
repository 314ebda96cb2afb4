using System;
using System.Collections.Generic;

namespace Exotel.Pacing;

/// <summary>
/// What all processes of a user share about an account's rate limit: its recent requests and its pause. Times are on a timeline of its
/// own, which <see cref="Advance"/> moves on.
/// </summary>
internal sealed class PacingState
{
    /// <summary>The maximum number of requests that are counted.</summary>
    public const int Capacity = 4096;

    /// <summary>A larger difference between elapsed time and elapsed clock time means a changed clock, a restart or another computer.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    public List<PacingEntry> Entries { get; } = [];

    /// <summary>No request is sent before this time.</summary>
    public TimeSpan PausedUntil { get; set; }

    /// <summary>The number of 429 responses since the last other response; several to requests that were in flight together count once.</summary>
    public int Refusals { get; set; }

    /// <summary>When the first of these arrived.</summary>
    public TimeSpan RefusedSince { get; set; }

    /// <summary>Changes with every counted 429. A response to a request that was sent before the last change says nothing new.</summary>
    public int Generation { get; set; }

    /// <summary>The share of the limits in use after the last 429, above 0 and at most 1; it recovers from <see cref="PaceSince"/>.</summary>
    public double Pace { get; set; } = 1;

    public TimeSpan PaceSince { get; set; }

    /// <summary>When the last bulk request was sent.</summary>
    public TimeSpan LastBulk { get; set; }

    /// <summary>Until then bulk requests leave free permits to a single request that waits.</summary>
    public TimeSpan YieldUntil { get; set; }

    /// <summary>Until then the server has no requests left, as it said itself.</summary>
    public TimeSpan HeldUntil { get; set; }

    /// <summary>Until then the server has only the requests left that bulk requests must not take.</summary>
    public TimeSpan BulkHeldUntil { get; set; }

    /// <summary>The limit that the server reported, until <see cref="ServerLimitUntil"/>.</summary>
    public int ServerLimit { get; set; }

    public TimeSpan ServerLimitUntil { get; set; }

    /// <summary>The current time on the timeline of the state.</summary>
    public TimeSpan Now { get; set; }

    /// <summary>The monotonic time of the computer at <see cref="Now"/>.</summary>
    public TimeSpan Monotonic { get; set; }

    /// <summary>The ticks of the UTC clock at <see cref="Now"/>.</summary>
    public long UtcTicks { get; set; }

    /// <summary>
    /// Moves the timeline to the present. Monotonic time counts: changes of the UTC clock do not matter, and the processes of a computer
    /// agree on it. Only after a restart, or on another computer with the same home folder, the UTC clock tells how much time has passed.
    /// The timeline never runs faster than either clock by more than the tolerance, so that doubt costs a wait, not a rejected request.
    /// </summary>
    public void Advance(Clock clock)
    {
        var (monotonic, utc) = (clock.Elapsed, clock.UtcNow.UtcTicks);
        if (UtcTicks != 0)
        {
            var byMonotonic = monotonic - Monotonic;
            var byUtc = TimeSpan.FromTicks(utc - UtcTicks);
            var elapsed = (byMonotonic - byUtc).Duration() <= Tolerance ? byMonotonic
                : byMonotonic < TimeSpan.Zero || byUtc < byMonotonic ? byUtc : byMonotonic;
            if (elapsed > TimeSpan.Zero)
                Now += elapsed;
        }

        Monotonic = monotonic;
        UtcTicks = utc;
    }
}
