using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>
/// Keeps an account below its rate: at most so many requests in any 60 seconds, over all cmdlets and runspaces of the
/// process. A place is taken when a request is sent and free again 60 seconds after it was <em>answered</em>: whenever in
/// between the server counted it, no 60 seconds of the server's hold more than allowed. Source: API page, section 1.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A pacer lives as long as the process, and its semaphore holds no handle.")]
internal sealed class RateLimiter
{
    /// <summary>A little more than the minute, since the two clocks tick apart.</summary>
    private static readonly TimeSpan Minute = TimeSpan.FromMilliseconds(60_020);

    /// <summary>How often to look again when every place is held by a request still under way.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    private static readonly ConcurrentDictionary<string, RateLimiter> OfProcess = new(StringComparer.OrdinalIgnoreCase);

    private readonly Clock _clock;
    private readonly TimeSpan _window;
    private readonly Queue<TimeSpan> _answered = new();
    private readonly SemaphoreSlim _line = new(1, 1);
    private int _underWay;

    public RateLimiter(Clock clock, TimeSpan? window = null)
    {
        _clock = clock;
        _window = window ?? Minute;
    }

    /// <summary>The one pacer of this account in the process.</summary>
    public static RateLimiter For(Account account) =>
        OfProcess.GetOrAdd(account.Hosts.Api.Authority + "/" + account.AccountSid, _ => new RateLimiter(Clock.System));

    /// <summary>Waits for a place; first come, first served.</summary>
    /// <param name="limit">Requests in any 60 seconds; 0 is no pacing.</param>
    /// <param name="observer">Is told of a wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The place, to be disposed when the request was answered or has failed; null without pacing.</returns>
    public async Task<IDisposable?> EnterAsync(int limit, IRequestObserver observer, CancellationToken cancellationToken)
    {
        if (limit == 0)
            return null;

        if (Wait(limit) is { } expected)
            observer.OnPacing(expected, limit);
        await _line.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (!TryTake(limit, out var wait))
                await _clock.Delay(wait, cancellationToken).ConfigureAwait(false);
            return new Place(this);
        }
        finally
        {
            _line.Release();
        }
    }

    private bool TryTake(int limit, out TimeSpan wait)
    {
        lock (_answered)
        {
            var full = Wait(limit);
            wait = full ?? TimeSpan.Zero;
            if (full is null)
                _underWay++;
            return full is null;
        }
    }

    /// <summary>How long until a place may be free; null when one is.</summary>
    private TimeSpan? Wait(int limit)
    {
        lock (_answered)
        {
            var now = _clock.Elapsed;
            while (_answered.Count > 0 && _answered.Peek() + _window <= now)
                _answered.Dequeue();

            if (_underWay + _answered.Count < limit)
                return null;
            return _answered.Count == 0 ? LookAgain : _answered.Peek() + _window - now;
        }
    }

    private void Leave()
    {
        lock (_answered)
        {
            _underWay--;
            _answered.Enqueue(_clock.Elapsed);
        }
    }

    private sealed class Place : IDisposable
    {
        private RateLimiter? _pacer;

        public Place(RateLimiter pacer) => _pacer = pacer;

        public void Dispose() => Interlocked.Exchange(ref _pacer, null)?.Leave();
    }
}
