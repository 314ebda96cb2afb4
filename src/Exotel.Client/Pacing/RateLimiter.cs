using System;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Pacing;

/// <summary>
/// Limits the requests of an account, across all cmdlets and runspaces of the process, and through the shared state across processes.
/// Single requests overtake bulk requests; each lane keeps its order.
/// </summary>
/// <param name="clock">The clock for delays.</param>
/// <param name="store">The state of the account; by default, one of this limiter alone.</param>
/// <param name="window">The server's window; a minute by default.</param>
/// <param name="random">Returns numbers from 0 to 1; the middle by default.</param>
/// <param name="accountSid">The account, for messages.</param>
[SuppressMessage("Reliability", "CA1001", Justification = "A rate limiter lives as long as the process, and its semaphores hold no handle.")]
internal sealed class RateLimiter(Clock clock, PacingStore? store = null, TimeSpan? window = null, Func<double>? random = null, string accountSid = "")
{
    /// <summary>How old the shared state may be for an account without limits, which only has to notice a pause.</summary>
    private static readonly TimeSpan MaxAgeWithoutLimit = TimeSpan.FromMilliseconds(250);

    private static readonly int CurrentProcess = GetProcessId();

    private static int _lastId;

    private readonly PacingStore _store = store ?? new PacingStore(clock);
    private readonly PacingWindow _window = new(window);
    private readonly PacingRules _rules = new(new PacingWindow(window));
    private readonly RefusalRules _refusals = new(new PacingWindow(window), random ?? (() => 0.5));
    private readonly SemaphoreSlim _singles = new(1, 1);
    private readonly SemaphoreSlim _bulk = new(1, 1);
    private int _waitingSingles;

    /// <summary>Why the state is not shared with other processes, once; null when it is.</summary>
    public string? TakeProblem() => _store.TakeProblem();

    /// <summary>Waits for a permit.</summary>
    /// <param name="limits">The account's limits.</param>
    /// <param name="lane">The lane of the request.</param>
    /// <param name="patience">Gives up when the server rejects the account's requests for so long; null to wait as long as it takes.</param>
    /// <param name="onWait">Is notified of waits.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A lease to dispose when the request completed or failed; null when patience ran out.</returns>
    public async Task<RateLimitLease?> AcquireAsync(
        RateLimits limits, RequestLane lane, RefusalPatience? patience, Action<PacingWait>? onWait, CancellationToken cancellationToken)
    {
        var line = lane == RequestLane.Bulk ? _bulk : _singles;
        if (line.CurrentCount == 0 && Peek(limits, lane) is { Delay: not null } expected)
            Report(expected, onWait);
        if (lane == RequestLane.Single)
            Interlocked.Increment(ref _waitingSingles);
        try
        {
            await line.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await WaitForPermitAsync(limits, lane, patience, onWait, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                line.Release();
            }
        }
        finally
        {
            if (lane == RequestLane.Single)
                Interlocked.Decrement(ref _waitingSingles);
        }
    }

    /// <summary>How much of the limits is in use, over all processes.</summary>
    public RateLimit GetStatus(RateLimits limits) => _store.Peek(TimeSpan.Zero, state =>
    {
        var (all, bulk) = _rules.CountUsed(state);
        return new RateLimit
        {
            AccountSid = accountSid,
            Limit = limits.Rate,
            BulkLimit = limits.Bulk,
            Used = all,
            BulkUsed = bulk,
            PausedUntil = state.PausedUntil > state.Now ? (clock.UtcNow + (state.PausedUntil - state.Now)).ToLocalTime() : null,
            Pace = Math.Round(_rules.CurrentPace(state), 2),
        };
    });

    private async Task<RateLimitLease?> WaitForPermitAsync(
        RateLimits limits, RequestLane lane, RefusalPatience? patience, Action<PacingWait>? onWait, CancellationToken cancellationToken)
    {
        for (PacingDecision? reported = null; ;)
        {
            if (TryAcquire(limits, lane, out var decision) is { } lease)
                return lease;
            var delay = decision.Delay!.Value;
            if (patience is not null && decision.Reason == PacingWaitReason.Refused)
            {
                var remaining = patience.Remaining(clock.Elapsed, decision.RefusedFor);
                if (remaining <= TimeSpan.Zero)
                    return null;
                delay = PacingWindow.Min(delay, remaining);
            }

            if (reported is null || reported.Value.Reason != decision.Reason || delay > _window.PollInterval)
                Report(decision, onWait);
            reported = decision;
            await clock.Delay(delay, cancellationToken).ConfigureAwait(false);
        }
    }

    private RateLimitLease? TryAcquire(RateLimits limits, RequestLane lane, out PacingDecision decision)
    {
        if (!limits.Counts(lane))
        {
            decision = Peek(limits, lane);
            return decision.Delay is null ? new RateLimitLease(this, limits, lane, id: 0, _store.Peek(MaxAgeWithoutLimit, state => state.Generation)) : null;
        }

        var id = Interlocked.Increment(ref _lastId);
        var isYielding = lane == RequestLane.Bulk && Volatile.Read(ref _waitingSingles) > 0;
        (decision, var generation, var used) = _store.Update(state => TryAcquire(state, limits, lane, id, isYielding));
        int? remaining = limits.Rate > 0 ? Math.Max(0, limits.Rate - used) : null;
        return decision.Delay is null ? new RateLimitLease(this, limits, lane, id, generation, remaining) : null;
    }

    private (PacingDecision Decision, int Generation, int Used) TryAcquire(PacingState state, RateLimits limits, RequestLane lane, int id, bool isYielding)
    {
        var decision = _rules.Decide(state, limits, lane);
        if (decision.Delay is not null && _rules.ReleaseDead(state, IsAlive))
            decision = _rules.Decide(state, limits, lane);
        if (decision.Delay is null && isYielding && state.Entries.Count + 1 >= limits.Rate)
            decision = new(_window.PollInterval, PacingWaitReason.RateLimit, limits.Rate);
        if (decision.Delay is null)
        {
            state.Entries.Add(new(state.Now, CurrentProcess, id, lane, IsInFlight: true));
            if (lane == RequestLane.Bulk)
                state.LastBulk = state.Now;
        }
        else if (lane == RequestLane.Single && decision.Reason == PacingWaitReason.RateLimit)
        {
            state.YieldUntil = state.Now + decision.Delay.Value + _window.PollInterval;
        }

        return (decision, state.Generation, state.Entries.Count);
    }

    /// <summary>Records how a request ended.</summary>
    internal void Complete(RateLimitLease lease)
    {
        if (lease.Id == 0 && !lease.IsRefused && _store.Peek(MaxAgeWithoutLimit, state => state.Refusals) == 0)
            return;
        _store.Update(state =>
        {
            if (lease.Id != 0)
                CompleteEntry(state, lease);
            if (lease.IsRefused)
                _refusals.Refuse(state, lease.Generation, lease.RetryAfter);
            else if (lease.IsAnswered)
                RefusalRules.Accept(state, lease.Generation);
            if (lease.Headers is { } headers && lease.Limits.Rate > 0)
                _refusals.Heed(state, lease.Limits, headers);
            return true;
        });
    }

    private static void CompleteEntry(PacingState state, RateLimitLease lease)
    {
        state.Entries.RemoveAll(entry => entry.Id == lease.Id && entry.Process == CurrentProcess);
        state.Entries.Add(new(state.Now, CurrentProcess, lease.Id, lease.Lane, IsInFlight: false));
    }

    private PacingDecision Peek(RateLimits limits, RequestLane lane) =>
        _store.Peek(MaxAgeWithoutLimit, state => _rules.Decide(state, limits, lane));

    private void Report(PacingDecision decision, Action<PacingWait>? onWait)
    {
        if (decision.Delay is { } delay)
            onWait?.Invoke(new(accountSid, decision.Reason, delay, (clock.UtcNow + delay).ToLocalTime(), decision.Limit));
    }

    private static bool IsAlive(int process)
    {
        if (process == CurrentProcess)
            return true;
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return true;
        }
    }

    private static int GetProcessId()
    {
        using var current = Process.GetCurrentProcess();
        return current.Id;
    }
}
