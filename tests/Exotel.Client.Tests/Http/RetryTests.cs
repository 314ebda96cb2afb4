using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Http;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Http;

/// <summary>Which failures of a GET are retried, how often, and after which delay.</summary>
public sealed class RetryTests
{
    private const string Call = """{"Call":{"Sid":"a"}}""";

    private readonly FakeClock _clock = new();
    private readonly RecordingObserver _observer = new();
    private readonly CannedResponses _exotel = new();

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Transient_statuses_are_retried(int status)
    {
        _exotel.Html("<html>gateway</html>", status).Json(Call);

        Assert.Equal("a", (await GetAsync()).Sid);
        var retry = Assert.Single(_observer.Retries);
        Assert.Equal((2, 5), (retry.Attempt, retry.Attempts));
    }

    [Theory]
    [InlineData(400, ExotelErrorKind.InvalidRequest)]
    [InlineData(401, ExotelErrorKind.AuthenticationFailed)]
    [InlineData(402, ExotelErrorKind.PaymentRequired)]
    [InlineData(403, ExotelErrorKind.Forbidden)]
    [InlineData(404, ExotelErrorKind.NotFound)]
    [InlineData(409, ExotelErrorKind.Conflict)]
    [InlineData(422, ExotelErrorKind.InvalidRequest)]
    [InlineData(302, ExotelErrorKind.InvalidResponse)]
    public async Task Permanent_statuses_are_not_retried(int status, ExotelErrorKind kind)
    {
        _exotel.Json($$$"""{"RestException":{"Status":{{{status}}},"Message":"No."}}""", status);

        var error = await Assert.ThrowsAsync<ExotelException>(GetAsync);

        Assert.Equal(kind, error.Kind);
        Assert.Equal("No.", error.ServerMessage);
        Assert.Equal(status, error.StatusCode);
        Assert.Single(_exotel.Asked);
    }

    [Fact]
    public async Task Legs_not_found_with_status_500_is_not_retried()
    {
        _exotel.Json("""{"request_id":"r1","http_code":500,"response":{"code":500,"error_data":{"code":10743,"message":"Legs not found"}}}""", 500);

        var error = await Assert.ThrowsAsync<ExotelException>(GetAsync);

        Assert.Equal(ExotelErrorKind.NotFound, error.Kind);
        Assert.Equal("10743", error.Code);
        Assert.Equal("r1", error.RequestId);
        Assert.Single(_exotel.Asked);
    }

    [Fact]
    public async Task A_connection_failure_is_retried()
    {
        _exotel.Fail(new HttpRequestException("reset")).Json(Call);

        Assert.Equal("a", (await GetAsync()).Sid);
    }

    [Fact]
    public async Task An_incomplete_response_is_retried()
    {
        _exotel.Json("""{"Call":{"Sid":""").Json(Call);

        Assert.Equal("a", (await GetAsync()).Sid);
    }

    [Fact]
    public async Task After_five_attempts_the_last_error_is_thrown()
    {
        for (var i = 0; i < 6; i++)
            _exotel.Json("{}", 503);

        var error = await Assert.ThrowsAsync<ExotelException>(GetAsync);

        Assert.Equal(ExotelErrorKind.ServiceUnavailable, error.Kind);
        Assert.Equal(5, _exotel.Asked.Count);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Wed, 15 Jul 2026 06:30:09 GMT", 9)]
    [InlineData("Wed, 15 Jul 2026 06:00:00 GMT", 0)]
    public async Task The_wait_of_a_RetryAfter_header_is_honored(string header, int seconds)
    {
        _exotel.Add(503, "", "text/plain", answer => answer.Headers.Add("Retry-After", header)).Json(Call);

        await GetAsync();

        Assert.Equal([TimeSpan.FromSeconds(seconds)], _clock.Delays);
    }

    [Theory]
    [InlineData("Wed, 15 Jul 2026 09:00:00 GMT", "Wed, 15 Jul 2026 09:00:07 GMT", 7)]
    [InlineData("Wed, 15 Jul 2026 04:00:00 GMT", "Wed, 15 Jul 2026 04:00:07 GMT", 7)]
    [InlineData("Wed, 15 Jul 2026 06:30:10 GMT", "Wed, 15 Jul 2026 06:30:09 GMT", 0)]
    public async Task A_RetryAfter_date_is_measured_against_the_date_of_its_response(string date, string header, int seconds)
    {
        _exotel.Add(429, "", "text/plain", answer =>
        {
            answer.Headers.Add("Date", date);
            answer.Headers.Add("Retry-After", header);
        }).Json(Call);

        await GetAsync();

        Assert.Equal(seconds == 0 ? [] : [TimeSpan.FromSeconds(seconds)], _clock.Delays);
    }

    [Fact]
    public async Task A_RetryAfter_beyond_two_minutes_ends_the_retries()
    {
        _exotel.Add(503, "", "text/plain", answer => answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(121)));

        var error = await Assert.ThrowsAsync<ExotelException>(GetAsync);

        Assert.Equal(ExotelErrorKind.ServiceUnavailable, error.Kind);
        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task All_attempts_together_take_at_most_two_minutes()
    {
        for (var i = 0; i < 4; i++)
            _exotel.Add(503, "", "text/plain", answer => answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(50)));

        await Assert.ThrowsAsync<ExotelException>(GetAsync);

        Assert.Equal(2, _clock.Delays.Count);
    }

    [Theory]
    [InlineData(1.0, new[] { 1, 2, 4, 8 })]
    [InlineData(0.0, new[] { 0, 0, 0, 0 })]
    public async Task Delays_are_random_below_a_maximum_that_doubles(double drawn, int[] seconds)
    {
        for (var i = 0; i < 4; i++)
            _exotel.Json("{}", 500);
        _exotel.Json(Call);

        await GetAsync(drawn);

        Assert.Equal(seconds.Select(value => TimeSpan.FromSeconds(value)), _clock.Delays);
    }

    [Fact]
    public async Task Cancellation_during_a_delay_ends_it()
    {
        using var stop = new CancellationTokenSource();
        _exotel.Json("{}", 500);
        _clock.OnDelay = stop.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GetAsync(1, stop.Token));
        Assert.Single(_exotel.Asked);
    }

    private Task<Call> GetAsync() => GetAsync(0.5);

    private Task<Call> GetAsync(double drawn, CancellationToken? cancellationToken = null)
    {
        var settings = new ConnectionSettings { Http = new HttpClient(_exotel, disposeHandler: false), Clock = _clock, Random = () => drawn };
        var connection = new ApiConnection(TestAccounts.Exotest, _observer, settings);
        return CallLookup.GetAsync(connection, "a", CallDetailOptions.None, cancellationToken ?? TestContext.Current.CancellationToken);
    }
}
