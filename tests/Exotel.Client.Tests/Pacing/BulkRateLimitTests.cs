using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Pacing;

/// <summary>Listings leave a part of the rate limit to everything else.</summary>
public sealed class BulkRateLimitTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("exotel-pacing-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Bulk_requests_stop_at_the_bulk_limit_and_single_requests_still_find_room()
    {
        var limiter = new RateLimiter(_clock);
        var observer = new RecordingObserver();
        for (var i = 0; i < 160; i++)
            (await limiter.BulkAsync(200, 160)).Answer();

        for (var i = 0; i < 40; i++)
            (await limiter.SingleAsync(200, 160)).Answer();
        Assert.Empty(_clock.Delays);

        (await limiter.BulkAsync(200, 160, observer)).Answer();
        Assert.Equal(TimeSpan.FromMilliseconds(60_020), Assert.Single(_clock.Delays));
        Assert.Equal((PacingWaitReason.RateLimit, 200), (Assert.Single(observer.Waits).Reason, 200));
    }

    [Fact]
    public async Task A_bulk_request_beyond_the_bulk_limit_waits_although_the_rate_limit_is_not_used_up()
    {
        var limiter = new RateLimiter(_clock);
        var observer = new RecordingObserver();
        for (var i = 0; i < 161; i++)
            (await limiter.BulkAsync(200, 160, observer)).Answer();

        var wait = Assert.Single(observer.Waits);
        Assert.Equal((PacingWaitReason.BulkRateLimit, 160), (wait.Reason, wait.Limit));
        Assert.Equal(TimeSpan.FromMilliseconds(60_020), wait.Delay);
    }

    [Fact]
    public async Task Bulk_requests_of_another_process_count()
    {
        var (one, other) = (_folder.Limiter(_clock), _folder.Limiter(_clock));
        for (var i = 0; i < 160; i++)
            (await (i % 2 == 0 ? one : other).BulkAsync(200, 160)).Answer();
        Assert.Empty(_clock.Delays);

        (await one.SingleAsync(200, 160)).Answer();
        Assert.Empty(_clock.Delays);
        (await other.BulkAsync(200, 160)).Answer();
        Assert.Single(_clock.Delays);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_single_request_overtakes_queued_bulk_requests_even_those_of_another_process(bool otherProcess)
    {
        var limiter = _folder.Limiter(_clock);
        var bulkLimiter = otherProcess ? _folder.Limiter(_clock) : limiter;
        var order = new List<string>();
        (await limiter.SingleAsync(1)).Answer();

        // The single request arrives while the bulk request waits, and the permit becomes free for both at the same time.
        Task? single = null;
        var clock = _clock;
        clock.OnDelay = () =>
        {
            clock.OnDelay = null;
            single = AcquireAsync(limiter, RequestLane.Single);
        };
        await AcquireAsync(bulkLimiter, RequestLane.Bulk);
        await single!;

        Assert.Equal(["Single", "Bulk"], order);

        async Task AcquireAsync(RateLimiter from, RequestLane lane)
        {
            using var lease = await from.AcquireAsync(new RateLimits(1, 1), lane, null, null, TestContext.Current.CancellationToken);
            order.Add(lane.ToString());
        }
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task A_bulk_request_leaves_a_free_permit_to_a_single_request_that_waits(bool otherProcess, int secondsLate)
    {
        var limiter = _folder.Limiter(_clock);
        var bulkLimiter = otherProcess ? _folder.Limiter(_clock) : limiter;
        (await limiter.SingleAsync(1)).Answer();
        using var stop = new CancellationTokenSource();
        Task? bulk = null;

        // The permit becomes free, and the bulk request looks before the single request does: it has to wait.
        _clock.OnDelay = () =>
        {
            _clock.OnDelay = stop.Cancel;
            _clock.Advance(TimeSpan.FromMilliseconds(60_020) + TimeSpan.FromSeconds(secondsLate));
            bulk = bulkLimiter.AcquireAsync(new RateLimits(1, 1), RequestLane.Bulk, patience: null, onWait: null, stop.Token);
            _clock.OnDelay = null;
        };
        (await limiter.SingleAsync(1)).Answer();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bulk!);
    }

    [Fact]
    public void A_bulk_limit_is_four_fifths_of_the_rate_limit_by_default_and_never_more_than_it()
    {
        Assert.Equal(160, Account.GetBulkRateLimit(200, null));
        Assert.Equal(1, Account.GetBulkRateLimit(1, null));
        Assert.Equal(100, Account.GetBulkRateLimit(200, 100));
        Assert.Equal(200, Account.GetBulkRateLimit(200, 500));
        Assert.Equal(200, Account.GetBulkRateLimit(200, 0));
        Assert.Equal(0, Account.GetBulkRateLimit(0, null));
        Assert.Equal(50, Account.GetBulkRateLimit(0, 50));
    }
}
