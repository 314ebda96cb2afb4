using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Calls.Placing;
using Exotel.Http;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Pacing;

/// <summary>How long requests are tried that Exotel rejects because of its rate limit.</summary>
public sealed class RefusedRequestTests
{
    private const string Call = """{"Call":{"Sid":"a"}}""";

    private readonly FakeClock _clock = new();
    private readonly RecordingObserver _observer = new();
    private readonly CannedResponses _exotel = new();

    [Fact]
    public async Task Rejections_do_not_use_up_attempts()
    {
        for (var i = 0; i < 6; i++)
            _exotel.Json("", 429);
        for (var i = 0; i < 4; i++)
            _exotel.Json("", 503);
        _exotel.Json(Call);

        Assert.Equal("a", (await GetAsync()).Sid);
        Assert.Equal(6, _observer.Refusals.Count);
        Assert.Equal([2, 3, 4, 5], _observer.Retries.Select(retry => retry.Attempt));
    }

    [Fact]
    public async Task A_GET_gives_up_after_five_minutes_of_nothing_but_rejections()
    {
        for (var i = 0; i < 20; i++)
            _exotel.Json("", 429);

        var error = await Assert.ThrowsAsync<ExotelException>(GetAsync);

        Assert.Equal((ExotelErrorKind.RateLimited, 429), (error.Kind, error.StatusCode));
        Assert.Equal(TimeSpan.FromMinutes(5), _clock.Elapsed);
        Assert.Empty(_observer.Retries);
    }

    [Fact]
    public async Task Responses_to_other_requests_of_the_account_renew_the_patience_of_a_GET()
    {
        for (var i = 0; i < 9; i++)
            _exotel.Json("", 429);
        _exotel.Json(Call);
        var limiter = new RateLimiter(_clock);
        var connection = Connect(limiter);
        _clock.OnDelay = () =>
        {
            if (_clock.Elapsed < TimeSpan.FromMinutes(4))
                return;
            _clock.OnDelay = null;

            // Another request is answered, and the next one rejected again.
            _clock.Advance(TimeSpan.FromSeconds(70));
            limiter.AnswerOneAndRefuseOne();
        };

        Assert.Equal("a", (await GetAsync(connection)).Sid);
        Assert.True(_clock.Elapsed > TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task A_call_to_place_gives_up_after_two_minutes_and_was_certainly_not_placed()
    {
        for (var i = 0; i < 20; i++)
            _exotel.Json("", 429);
        var settings = Settings(new RateLimiter(_clock));
        var placement = new CallPlacement(
            new ApiConnection(TestAccounts.Exotest, _observer, settings), new ConnectCallRequest { From = "0987", To = "0986", CallerId = "080" });

        var error = await Assert.ThrowsAsync<ExotelException>(() => placement.PlaceAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ExotelErrorKind.RateLimited, error.Kind);
        Assert.Equal(TimeSpan.FromMinutes(2), _clock.Elapsed);
        Assert.False(placement.MayHaveBeenPlaced);
    }

    [Fact]
    public async Task A_requested_wait_beyond_the_patience_fails_at_once()
    {
        _exotel.Add(429, "", "text/plain", answer => answer.Headers.Add("Retry-After", "301"));

        await Assert.ThrowsAsync<ExotelException>(GetAsync);

        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task The_wait_is_the_one_that_the_server_requested()
    {
        _exotel.Add(429, "", "text/plain", answer => answer.Headers.Add("Retry-After", "250")).Json(Call);

        await GetAsync();

        Assert.Equal([TimeSpan.FromSeconds(250)], _clock.Delays);
        var wait = Assert.Single(_observer.Waits);
        Assert.Equal((PacingWaitReason.Refused, TimeSpan.FromSeconds(250)), (wait.Reason, wait.Delay));
    }

    [Fact]
    public async Task The_rate_headers_of_a_response_are_read()
    {
        _exotel.Add(200, Call, "application/json", answer =>
        {
            answer.Headers.Add("X-RateLimit-Limit", "200");
            answer.Headers.Add("X-RateLimit-Remaining", "0");
            answer.Headers.Add("X-RateLimit-Reset", "12");
        }).Json(Call);
        var connection = Connect(new RateLimiter(_clock), rateLimit: 200);

        await GetAsync(connection);
        await GetAsync(connection);

        Assert.Equal([TimeSpan.FromSeconds(12)], _clock.Delays);
    }

    private Task<Call> GetAsync() => GetAsync(Connect(new RateLimiter(_clock)));

    private static Task<Call> GetAsync(ApiConnection connection) => CallLookup.GetAsync(connection, "a", CallDetailOptions.None, TestContext.Current.CancellationToken);

    private ApiConnection Connect(RateLimiter limiter, int rateLimit = 0) => new(TestAccounts.With(rateLimit: rateLimit), _observer, Settings(limiter));

    private ConnectionSettings Settings(RateLimiter limiter) => new()
    {
        Http = new HttpClient(_exotel, disposeHandler: false),
        FreshHttp = () => new HttpClient(_exotel, disposeHandler: false),
        Clock = _clock,
        RateLimiter = limiter,
        Random = () => 0.5,
    };
}
