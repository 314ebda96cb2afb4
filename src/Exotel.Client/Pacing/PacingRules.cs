using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Pacing;

/// <summary>
/// Decides when a request may be sent. A permit is taken when a request is sent and becomes free a window after it <em>completed</em>:
/// whenever the server counted the request in between, no window of the server contains more than the limit.
/// Source: docs/api.md#hosts-authentication-format.
/// </summary>
internal sealed class PacingRules(PacingWindow window)
{
    /// <summary>A request whose process was killed, and cannot be seen from here, holds its permit no longer than this.</summary>
    private static readonly TimeSpan MaxInFlight = TimeSpan.FromMinutes(3);

    /// <summary>Only when a response takes longer, it is worth a look whether the process that waits for it still exists.</summary>
    private static readonly TimeSpan UsualResponse = TimeSpan.FromSeconds(5);

    /// <summary>Whether a request of this lane may be sent now. Changes nothing but to forget old requests.</summary>
    /// <param name="state">The shared state, at the present time.</param>
    /// <param name="limits">The account's limits.</param>
    /// <param name="lane">The lane of the request.</param>
    public PacingDecision Decide(PacingState state, RateLimits limits, RequestLane lane)
    {
        Forget(state);
        var now = state.Now;
        if (state.PausedUntil > now)
            return Wait(state.PausedUntil - now, PacingWaitReason.Refused);
        if (state.Refusals > 0 && state.Entries.Exists(entry => entry.IsInFlight && entry.Time >= state.PausedUntil))
            return Wait(window.PollInterval, PacingWaitReason.Refused);
        if (!limits.Counts(lane))
            return default;

        var heldUntil = lane == RequestLane.Bulk ? PacingWindow.Max(state.HeldUntil, state.BulkHeldUntil) : state.HeldUntil;
        if (heldUntil > now)
            return Wait(heldUntil - now, PacingWaitReason.ServerLimit);

        var rate = Effective(state, limits.Rate);
        if (rate > 0 && state.Entries.Count >= rate)
            return Wait(UntilFree(state.Entries, rate, now), PacingWaitReason.RateLimit, rate);
        return lane == RequestLane.Bulk ? DecideBulk(state, limits) : default;

        PacingDecision Wait(TimeSpan delay, PacingWaitReason reason, int limit = 0) =>
            new(delay, reason, limit, state.Refusals > 0 ? now - state.RefusedSince : TimeSpan.Zero);
    }

    /// <summary>The requests that are counted now.</summary>
    public (int All, int Bulk) CountUsed(PacingState state)
    {
        Forget(state);
        return (state.Entries.Count, state.Entries.Count(IsBulk));
    }

    /// <summary>Moves the requests of processes that no longer exist to those that completed now: the server may have counted them until now.</summary>
    /// <returns>Whether there were any.</returns>
    public bool ReleaseDead(PacingState state, Func<int, bool> isAlive)
    {
        var longAgo = state.Now - window.Scale(UsualResponse);
        var dead = state.Entries.Where(entry => entry.IsInFlight && entry.Time <= longAgo).Select(entry => entry.Process).Distinct().Where(process => !isAlive(process)).ToList();
        if (dead.Count == 0)
            return false;
        for (var index = 0; index < state.Entries.Count; index++)
            if (state.Entries[index] is { IsInFlight: true } entry && dead.Contains(entry.Process))
                state.Entries[index] = entry with { Time = state.Now, IsInFlight = false };
        return true;
    }

    private PacingDecision DecideBulk(PacingState state, RateLimits limits)
    {
        var now = state.Now;
        if (state.YieldUntil > now)
            return new(state.YieldUntil - now, PacingWaitReason.RateLimit, limits.Rate);
        var bulk = Effective(state, limits.Bulk);
        if (bulk == 0)
            return default;
        var used = state.Entries.FindAll(IsBulk);
        if (used.Count >= bulk)
            return new(UntilFree(used, bulk, now), PacingWaitReason.BulkRateLimit, bulk);

        // At a reduced pace there are no bursts: other clients of the account find room at any time.
        var next = state.LastBulk + TimeSpan.FromTicks(window.Length.Ticks / bulk);
        return CurrentPace(state) < 1 && next > now ? new(next - now, PacingWaitReason.BulkRateLimit, bulk) : default;
    }

    /// <summary>The pace now: a tenth more for each window since the last 429.</summary>
    public double CurrentPace(PacingState state)
    {
        var windows = (state.Now - state.PaceSince).TotalSeconds / window.Length.TotalSeconds;
        return Math.Min(1, state.Pace + (Math.Max(0, windows) * RefusalRules.RecoveryPerWindow));
    }

    /// <summary>A limit at the current pace, and not above the one that the server reported.</summary>
    private int Effective(PacingState state, int limit)
    {
        if (limit == 0)
            return 0;
        if (state.ServerLimit > 0 && state.ServerLimitUntil > state.Now)
            limit = Math.Min(limit, state.ServerLimit);
        return Math.Max(1, (int)(limit * CurrentPace(state)));
    }

    private void Forget(PacingState state) => state.Entries.RemoveAll(entry => EndOf(entry) <= state.Now);

    private TimeSpan EndOf(PacingEntry entry) => entry.Time + window.Length + (entry.IsInFlight ? MaxInFlight : TimeSpan.Zero);

    /// <summary>The time until fewer requests than the limit are counted.</summary>
    private TimeSpan UntilFree(List<PacingEntry> entries, int limit, TimeSpan now)
    {
        var ends = entries.Where(entry => !entry.IsInFlight).Select(EndOf).ToList();
        var excess = entries.Count - limit;
        if (excess >= ends.Count)
            return window.PollInterval;
        ends.Sort();
        return PacingWindow.Max(ends[excess] - now, TimeSpan.FromMilliseconds(1));
    }

    private static bool IsBulk(PacingEntry entry) => entry.Lane == RequestLane.Bulk;
}
