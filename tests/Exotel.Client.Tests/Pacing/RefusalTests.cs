using System;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Pacing;

/// <summary>A 429 belongs to the account, not to the request.</summary>
public sealed class RefusalTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Without_a_requested_wait_the_account_pauses_for_5_10_20_40_and_then_60_seconds()
    {
        var limiter = new RateLimiter(_clock);

        for (var i = 0; i < 6; i++)
            (await limiter.SingleAsync(200)).Refuse();
        (await limiter.SingleAsync(200)).Answer();

        Assert.Equal([5, 10, 20, 40, 60, 60], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Theory]
    [InlineData(0, 4.5)]
    [InlineData(1, 5.5)]
    public async Task A_pause_varies_by_a_tenth(double drawn, double seconds)
    {
        var limiter = new RateLimiter(_clock, random: () => drawn);

        (await limiter.SingleAsync(200)).Refuse();
        (await limiter.SingleAsync(200)).Answer();

        Assert.Equal([seconds], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_requested_wait_that_was_too_short_is_followed_by_the_growing_one()
    {
        var limiter = new RateLimiter(_clock);

        for (var i = 0; i < 3; i++)
            (await limiter.SingleAsync(200)).Refuse(TimeSpan.FromSeconds(1));
        (await limiter.SingleAsync(200)).Answer();

        Assert.Equal([1, 5, 10], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task Both_lanes_pause()
    {
        var limiter = new RateLimiter(_clock);
        (await limiter.BulkAsync(200, 160)).Refuse(TimeSpan.FromSeconds(9));

        (await limiter.SingleAsync(200, 160)).Answer();

        Assert.Equal([9], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task Requests_in_flight_together_are_rejected_as_one_event()
    {
        var limiter = new RateLimiter(_clock);
        var leases = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => limiter.SingleAsync(200)));

        foreach (var lease in leases)
            lease.Refuse();
        (await limiter.SingleAsync(200)).Answer();

        Assert.Equal([5], _clock.Delays.Select(delay => delay.TotalSeconds));
        Assert.Equal(0.5, limiter.GetStatus(new RateLimits(200, 160)).Pace);
    }

    [Fact]
    public async Task A_response_to_an_earlier_request_does_not_end_the_pause()
    {
        var limiter = new RateLimiter(_clock);
        var (early, rejected) = (await limiter.SingleAsync(200), await limiter.SingleAsync(200));
        rejected.Refuse();
        early.Answer();

        (await limiter.SingleAsync(200)).Refuse();
        (await limiter.SingleAsync(200)).Answer();

        Assert.Equal([5, 10], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task After_a_pause_one_request_tries_before_the_others_follow()
    {
        var limiter = new RateLimiter(_clock);
        (await limiter.SingleAsync(200)).Refuse(TimeSpan.Zero);
        var probe = await limiter.SingleAsync(200);
        var looks = 0;
        _clock.OnDelay = () =>
        {
            if (++looks == 3)
                probe.Answer();
        };

        (await limiter.SingleAsync(200)).Answer();

        Assert.Equal(3, looks);
    }

    [Fact]
    public async Task After_a_429_bulk_requests_continue_evenly_at_half_the_pace_which_recovers_by_a_tenth_per_window()
    {
        var limiter = new RateLimiter(_clock);
        var limits = new RateLimits(200, 160);
        (await limiter.BulkAsync(200, 160)).Refuse(TimeSpan.FromSeconds(60));
        Assert.Equal(0.5, limiter.GetStatus(limits).Pace);
        (await limiter.BulkAsync(200, 160)).Answer();
        _clock.Delays.Clear();
        var start = _clock.Elapsed;

        for (var i = 0; i < 10; i++)
            (await limiter.BulkAsync(200, 160)).Answer();
        Assert.InRange((_clock.Elapsed - start).TotalSeconds, 7, 7.6);

        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.InRange(limiter.GetStatus(limits).Pace, 0.6, 0.62);
        _clock.Advance(TimeSpan.FromMinutes(4.5));
        Assert.Equal(1, limiter.GetStatus(limits).Pace);
    }

    [Fact]
    public async Task Pauses_scale_with_a_shorter_window()
    {
        var limiter = new RateLimiter(_clock, window: TimeSpan.FromSeconds(6));

        (await limiter.SingleAsync(200)).Refuse();
        (await limiter.SingleAsync(200)).Answer();

        Assert.Equal([0.5], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_reported_lower_limit_applies()
    {
        var limiter = new RateLimiter(_clock);
        (await limiter.SingleAsync(200)).Answer(new RateLimitHeaders(Limit: 5, Remaining: 4, Reset: null));
        for (var i = 0; i < 4; i++)
            (await limiter.SingleAsync(200)).Answer(new RateLimitHeaders(Limit: 5, Remaining: 4 - i, Reset: null));

        Assert.Empty(_clock.Delays);
        (await limiter.SingleAsync(200)).Answer();
        Assert.Single(_clock.Delays);
    }

    [Fact]
    public async Task Nothing_is_sent_while_the_server_reports_that_no_requests_are_left()
    {
        var limiter = new RateLimiter(_clock);
        var observer = new RecordingObserver();
        (await limiter.SingleAsync(200)).Answer(new RateLimitHeaders(Limit: 200, Remaining: 0, Reset: TimeSpan.FromSeconds(17)));

        (await limiter.SingleAsync(200, observer: observer)).Answer();

        Assert.Equal([17], _clock.Delays.Select(delay => delay.TotalSeconds));
        Assert.Equal(PacingWaitReason.ServerLimit, Assert.Single(observer.Waits).Reason);
    }

    [Fact]
    public async Task Bulk_requests_leave_the_last_fifth_that_the_server_reports_to_others()
    {
        var limiter = new RateLimiter(_clock);
        (await limiter.BulkAsync(200, 160)).Answer(new RateLimitHeaders(Limit: 200, Remaining: 30, Reset: null));

        (await limiter.SingleAsync(200, 160)).Answer();
        Assert.Empty(_clock.Delays);
        (await limiter.BulkAsync(200, 160)).Answer();
        Assert.InRange(Assert.Single(_clock.Delays).TotalSeconds, 2.9, 3.1);
    }
}
