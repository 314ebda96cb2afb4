using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Http;

/// <summary>No more requests than the limit in any 60 seconds, whenever the server counts each of them.</summary>
public sealed class RateLimiterTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    private readonly FakeClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bursts_below_the_limit_do_not_wait()
    {
        var limiter = new RateLimiter(_clock);

        for (var i = 0; i < 200; i++)
            (await limiter.AcquireAsync(200, NullRequestObserver.Instance, Cancellation))!.Dispose();

        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task No_sixty_seconds_hold_more_requests_than_the_rate_limit_even_when_counted_at_their_ends()
    {
        var limiter = new RateLimiter(_clock);
        var random = new Random(7);
        var started = new List<TimeSpan>();
        var completed = new List<TimeSpan>();

        for (var i = 0; i < 1000; i++)
        {
            using (await limiter.AcquireAsync(50, NullRequestObserver.Instance, Cancellation))
            {
                started.Add(_clock.Elapsed);
                _clock.Advance(TimeSpan.FromMilliseconds(random.Next(5, 900)));
                completed.Add(_clock.Elapsed);
            }
        }

        for (var i = 50; i < started.Count; i++)
            Assert.True(started[i] - completed[i - 50] >= Minute, $"Request {i} came {started[i] - completed[i - 50]} after the fiftieth before it completed.");
    }

    [Fact]
    public async Task The_full_rate_is_used()
    {
        var limiter = new RateLimiter(_clock);

        for (var i = 0; i < 2000; i++)
            (await limiter.AcquireAsync(200, NullRequestObserver.Instance, Cancellation))!.Dispose();

        Assert.InRange(_clock.Elapsed, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(9.02));
    }

    [Fact]
    public async Task A_request_in_flight_holds_its_permit()
    {
        var limiter = new RateLimiter(_clock);
        using var first = await limiter.AcquireAsync(1, NullRequestObserver.Instance, Cancellation);
        var looks = 0;
        var observer = new RecordingObserver();

        using var stop = new CancellationTokenSource();
        _clock.OnDelay = () =>
        {
            if (++looks == 3)
                stop.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => limiter.AcquireAsync(1, observer, stop.Token));
        Assert.Single(observer.Waits);
    }

    [Fact]
    public async Task A_limit_of_zero_never_waits()
    {
        var limiter = new RateLimiter(_clock);

        for (var i = 0; i < 500; i++)
            Assert.Null(await limiter.AcquireAsync(0, NullRequestObserver.Instance, Cancellation));

        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task A_wait_is_reported_once_and_ends_on_cancellation()
    {
        var limiter = new RateLimiter(_clock);
        var observer = new RecordingObserver();
        (await limiter.AcquireAsync(1, observer, Cancellation))!.Dispose();
        using var stop = new CancellationTokenSource();
        _clock.OnDelay = stop.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => limiter.AcquireAsync(1, observer, stop.Token));

        Assert.Single(observer.Waits);
        _clock.OnDelay = null;
        _clock.Advance(Minute + Minute);
        Assert.NotNull(await limiter.AcquireAsync(1, observer, Cancellation));
    }

    [Fact]
    public void Each_account_has_its_own_limiter_shared_by_all_runspaces()
    {
        Assert.Same(RateLimiter.For(TestAccounts.With(sid: "one")), RateLimiter.For(TestAccounts.With(sid: "one", key: "another-key")));
        Assert.NotSame(RateLimiter.For(TestAccounts.With(sid: "one")), RateLimiter.For(TestAccounts.With(sid: "two")));
        Assert.NotSame(RateLimiter.For(TestAccounts.With(sid: "one")), RateLimiter.For(TestAccounts.With(sid: "one", region: "Mumbai")));
    }
}
