using System;

namespace Exotel.Pacing;

/// <summary>
/// What follows from a response. A 429 belongs to the account, not to the request: the whole account pauses, continues with one request,
/// and then at half the pace, which recovers while no 429 arrives.
/// </summary>
/// <param name="window">The window of the rate limit.</param>
/// <param name="random">Returns numbers from 0 to 1.</param>
internal sealed class RefusalRules(PacingWindow window, Func<double> random)
{
    public const double RecoveryPerWindow = 0.1;

    private const double MinPace = 1.0 / 16;

    /// <summary>The server cannot stop the account for longer than this; a request whose patience ends earlier fails at once.</summary>
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(15);

    private static readonly double[] PauseSeconds = [5, 10, 20, 40, 60];

    /// <summary>A request was rejected with 429.</summary>
    /// <param name="state">The shared state, at the present time.</param>
    /// <param name="generation">The generation of the state when the request was sent.</param>
    /// <param name="retryAfter">The wait that the server requested.</param>
    public void Refuse(PacingState state, int generation, TimeSpan? retryAfter)
    {
        if (generation < state.Generation)
        {
            // Sent before a 429 that is already counted: both are the same event.
            if (retryAfter is { } late)
                Pause(state, late);
            return;
        }

        if (state.Refusals == 0)
        {
            state.RefusedSince = state.Now;
            state.Pace = Math.Max(MinPace, new PacingRules(window).CurrentPace(state) / 2);
        }

        Pause(state, NextPause(state.Refusals, retryAfter));
        state.Refusals++;
        state.Generation++;
        state.PaceSince = state.PausedUntil;
    }

    /// <summary>A request was answered with anything but a 429.</summary>
    public static void Accept(PacingState state, int generation)
    {
        if (generation >= state.Generation)
            state.Refusals = 0;
    }

    /// <summary>The server reported its own count, which includes all clients of the account.</summary>
    public void Heed(PacingState state, RateLimits limits, RateLimitHeaders headers)
    {
        if (headers.Limit is { } limit and > 0)
        {
            state.ServerLimit = limit;
            state.ServerLimitUntil = state.Now + window.Length;
        }

        var reserve = Math.Max(0, limits.Rate - limits.Bulk);
        var slot = TimeSpan.FromTicks(window.Length.Ticks / Math.Max(1, headers.Limit ?? limits.Rate));
        if (headers.Remaining <= 0)
            state.HeldUntil = PacingWindow.Max(state.HeldUntil, state.Now + PacingWindow.Min(headers.Reset ?? slot, window.Length));
        else if (headers.Remaining < reserve)
            state.BulkHeldUntil = PacingWindow.Max(state.BulkHeldUntil, state.Now + TimeSpan.FromTicks(slot.Ticks * (reserve - headers.Remaining.Value)));
    }

    /// <summary>The requested wait. Without one, and where it was too short before, a growing one, up to the whole window.</summary>
    private TimeSpan NextPause(int refusals, TimeSpan? retryAfter)
    {
        if (retryAfter is { } requested)
            return refusals == 0 ? requested : PacingWindow.Max(requested, Backoff(refusals - 1));
        return TimeSpan.FromTicks((long)(Backoff(refusals).Ticks * (0.9 + (0.2 * random()))));
    }

    private TimeSpan Backoff(int refusals) => window.Scale(TimeSpan.FromSeconds(PauseSeconds[Math.Min(refusals, PauseSeconds.Length - 1)]));

    private static void Pause(PacingState state, TimeSpan pause) =>
        state.PausedUntil = PacingWindow.Max(state.PausedUntil, state.Now + PacingWindow.Min(pause, MaxPause));
}
