using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Http;

/// <summary>At most so many requests in any 60 seconds, whenever in between the server counted each.</summary>
public sealed class RateLimiterTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    private readonly FakeClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bursts_below_the_rate_limit_are_not_delayed()
    {
        var pacer = new RateLimiter(_clock);

        for (var i = 0; i < 200; i++)
            (await pacer.EnterAsync(200, NullRequestObserver.Instance, Cancellation))!.Dispose();

        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task No_sixty_seconds_hold_more_requests_than_the_rate_limit_even_when_counted_at_their_ends()
    {
        var pacer = new RateLimiter(_clock);
        var random = new Random(7);
        var begun = new List<TimeSpan>();
        var answered = new List<TimeSpan>();

        for (var i = 0; i < 1000; i++)
        {
            using (await pacer.EnterAsync(50, NullRequestObserver.Instance, Cancellation))
            {
                begun.Add(_clock.Elapsed);
                _clock.Advance(TimeSpan.FromMilliseconds(random.Next(5, 900)));
                answered.Add(_clock.Elapsed);
            }
        }

        for (var i = 50; i < begun.Count; i++)
            Assert.True(begun[i] - answered[i - 50] >= Minute, $"Request {i} came {begun[i] - answered[i - 50]} after the answer to the fiftieth before it.");
    }

    [Fact]
    public async Task The_whole_rate_limit_is_used()
    {
        var pacer = new RateLimiter(_clock);

        for (var i = 0; i < 2000; i++)
            (await pacer.EnterAsync(200, NullRequestObserver.Instance, Cancellation))!.Dispose();

        Assert.InRange(_clock.Elapsed, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(9.02));
    }

    [Fact]
    public async Task A_request_in_flight_counts_toward_the_rate_limit()
    {
        var pacer = new RateLimiter(_clock);
        using var first = await pacer.EnterAsync(1, NullRequestObserver.Instance, Cancellation);
        var looks = 0;
        var observer = new RecordingObserver();

        using var stop = new CancellationTokenSource();
        _clock.OnDelay = () =>
        {
            if (++looks == 3)
                stop.Cancel();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pacer.EnterAsync(1, observer, stop.Token));
        Assert.Single(observer.Waits);
    }

    [Fact]
    public async Task A_rate_limit_of_zero_turns_limiting_off()
    {
        var pacer = new RateLimiter(_clock);

        for (var i = 0; i < 500; i++)
            Assert.Null(await pacer.EnterAsync(0, NullRequestObserver.Instance, Cancellation));

        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task A_rate_limit_delay_is_reported_once_and_ends_when_canceled()
    {
        var pacer = new RateLimiter(_clock);
        var observer = new RecordingObserver();
        (await pacer.EnterAsync(1, observer, Cancellation))!.Dispose();
        using var stop = new CancellationTokenSource();
        _clock.OnDelay = stop.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pacer.EnterAsync(1, observer, stop.Token));

        Assert.Single(observer.Waits);
        _clock.OnDelay = null;
        _clock.Advance(Minute + Minute);
        Assert.NotNull(await pacer.EnterAsync(1, observer, Cancellation));
    }

    [Fact]
    public void Each_account_has_one_rate_limiter_that_runspaces_share()
    {
        Assert.Same(RateLimiter.For(TestAccounts.With(sid: "one")), RateLimiter.For(TestAccounts.With(sid: "one", key: "another-key")));
        Assert.NotSame(RateLimiter.For(TestAccounts.With(sid: "one")), RateLimiter.For(TestAccounts.With(sid: "two")));
        Assert.NotSame(RateLimiter.For(TestAccounts.With(sid: "one")), RateLimiter.For(TestAccounts.With(sid: "one", region: "Mumbai")));
    }
}
