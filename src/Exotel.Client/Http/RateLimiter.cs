using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>
/// Limits an account to a number of requests in any 60 seconds, across all cmdlets and runspaces of the process. A permit is taken
/// when a request is sent and becomes free 60 seconds after it <em>completed</em>: whenever the server counted the request in
/// between, no 60 seconds on the server contain more than the limit. Source: docs/api.md#hosts-authentication-format.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A rate limiter lives as long as the process, and its semaphore holds no handle.")]
internal sealed class RateLimiter(Clock clock, TimeSpan? window = null)
{
    /// <summary>Slightly more than a minute, because the clocks of client and server differ in speed.</summary>
    private static readonly TimeSpan DefaultWindow = TimeSpan.FromMilliseconds(60_020);

    /// <summary>The polling interval while requests in flight hold every permit.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private static readonly ConcurrentDictionary<string, RateLimiter> Shared = new(StringComparer.OrdinalIgnoreCase);

    private readonly TimeSpan _window = window ?? DefaultWindow;
    private readonly Queue<TimeSpan> _completed = new();
    private readonly SemaphoreSlim _line = new(1, 1);
    private int _inFlight;

    /// <summary>The rate limiter of this account in the process.</summary>
    public static RateLimiter For(Account account) =>
        Shared.GetOrAdd(account.Hosts.Api.Authority + "/" + account.AccountSid, _ => new RateLimiter(Clock.System));

    /// <summary>Waits for a permit, in the order of the calls.</summary>
    /// <param name="limit">The maximum number of requests in any 60 seconds; 0 for no limit.</param>
    /// <param name="observer">Notified of a wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>A lease to dispose when the request completed or failed; null without a limit.</returns>
    public async Task<IDisposable?> AcquireAsync(int limit, IRequestObserver observer, CancellationToken cancellationToken)
    {
        if (limit == 0)
            return null;

        if (RemainingWait(limit) is { } expected)
            observer.OnRateLimited(expected, limit);
        await _line.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (!TryAcquire(limit, out var wait))
                await clock.Delay(wait, cancellationToken).ConfigureAwait(false);
            return new Lease(this);
        }
        finally
        {
            _line.Release();
        }
    }

    /// <summary>The number of requests that may be sent now; null without a limit.</summary>
    public int? GetRemaining(int limit)
    {
        if (limit == 0)
            return null;
        lock (_completed)
            return RemainingWait(limit) is null ? limit - _inFlight - _completed.Count : 0;
    }

    private bool TryAcquire(int limit, out TimeSpan wait)
    {
        lock (_completed)
        {
            var remaining = RemainingWait(limit);
            wait = remaining ?? TimeSpan.Zero;
            if (remaining is null)
                _inFlight++;
            return remaining is null;
        }
    }

    /// <summary>The time until a permit may be free; null when one is free now.</summary>
    private TimeSpan? RemainingWait(int limit)
    {
        lock (_completed)
        {
            var now = clock.Elapsed;
            while (_completed.Count > 0 && _completed.Peek() + _window <= now)
                _completed.Dequeue();

            if (_inFlight + _completed.Count < limit)
                return null;
            return _completed.Count == 0 ? PollInterval : _completed.Peek() + _window - now;
        }
    }

    private void Release()
    {
        lock (_completed)
        {
            _inFlight--;
            _completed.Enqueue(clock.Elapsed);
        }
    }

    private sealed class Lease(RateLimiter owner) : IDisposable
    {
        private RateLimiter? _owner = owner;

        public void Dispose() => Interlocked.Exchange(ref _owner, null)?.Release();
    }
}
