using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Waiting;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Waiting;

/// <summary>Waiting for calls to end.</summary>
public sealed class CallWaiterTests
{
    private const string Nobody = """{"RestException":{"Status":404,"Message":"Call does not exist"}}""";

    private readonly FakeClock _clock = new();
    private readonly CannedResponses _answers = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_call_is_polled_alone_at_intervals_that_grow_to_thirty_seconds()
    {
        for (var i = 0; i < 8; i++)
            _answers.Json(Single("a", "in-progress"));
        _answers.Json(Single("a", "completed"));

        var done = await RunAsync(Watch("a"));

        Assert.Equal("completed", Assert.Single(done).Last!.Status);
        Assert.All(_answers.Asked, address => Assert.Equal("/v1/Accounts/exotest/Calls/a.json", address.PathAndQuery));
        Assert.Equal(new[] { 5, 7.5, 11.25, 16.875, 25.3125, 30, 30, 30 }, _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Theory]
    [InlineData("queued", false)]
    [InlineData("Ringing", false)]
    [InlineData("in-progress", false)]
    [InlineData(null, false)]
    [InlineData("completed", true)]
    [InlineData("failed", true)]
    [InlineData("busy", true)]
    [InlineData("no-answer", true)]
    [InlineData("canceled", true)]
    [InlineData("a-newer-word", true)]
    public async Task Only_the_statuses_of_ongoing_calls_continue_the_wait(string? status, bool hasEnded)
    {
        _answers.Json(Single("a", status));

        Assert.Equal(hasEnded, (await PollAsync(Watch("a"))).Count == 1);
    }

    [Fact]
    public async Task Two_calls_are_polled_alone_and_each_is_returned_as_it_ends()
    {
        _answers.Json(Single("a", "ringing")).Json(Single("b", "busy")).Json(Single("a", "completed"));
        var watch = Watch("a", "b");

        Assert.Equal("b", Assert.Single(await PollAsync(watch)).Sid);
        Assert.Equal("a", Assert.Single(watch.Pending).Sid);
        Assert.Equal("a", Assert.Single(await PollAsync(watch)).Sid);
        Assert.Empty(watch.Pending);
    }

    [Fact]
    public async Task More_calls_are_polled_through_the_list_and_only_at_first_alone_when_not_listed()
    {
        _answers.Json(Listed(("b", "completed")))
            .Json(Single("a", "in-progress")).Json(Single("c", "in-progress")).Json(Nobody, 404).Json(Single("e", "ringing"))
            .Json(Listed(("c", "busy")))
            .Json(Single("a", "completed")).Json(Single("e", "failed"));
        var watch = Watch("a", "b", "c", "d", "e");

        var first = await PollAsync(watch);
        Assert.Equal(new[] { "b", "d" }, first.Select(call => call.Sid).Order());
        Assert.Equal(ExotelErrorKind.NotFound, first.Single(call => call.Sid == "d").Error!.Kind);
        Assert.Equal(5, _answers.Asked.Count);
        Assert.Contains("Sid=a%2Cb%2Cc%2Cd%2Ce&PageSize=100", _answers.Asked[0].Query, StringComparison.Ordinal);

        Assert.Equal("c", Assert.Single(await PollAsync(watch)).Sid);
        Assert.Equal(6, _answers.Asked.Count);
        Assert.Contains("Sid=a%2Cc%2Ce&", _answers.Asked[5].Query, StringComparison.Ordinal);

        Assert.Equal(2, (await PollAsync(watch)).Count);
        Assert.Equal(8, _answers.Asked.Count);
    }

    [Fact]
    public async Task The_list_is_polled_for_a_hundred_calls_at_a_time()
    {
        var sids = Enumerable.Range(0, 250).Select(i => "s" + i).ToArray();
        foreach (var chunk in sids.Chunk(100))
            _answers.Json(Listed(chunk.Select(sid => (sid, "completed")).ToArray()));

        Assert.Equal(250, (await PollAsync(Watch(sids))).Count);
        Assert.Equal(3, _answers.Asked.Count);
    }

    [Fact]
    public async Task The_same_call_is_waited_for_once()
    {
        _answers.Json(Single("a", "completed"));

        Assert.Single(await PollAsync(Watch("a", "a", "a")));
    }

    [Fact]
    public async Task All_calls_are_polled_alone_when_one_invalidates_the_list()
    {
        _answers.Json("""{"RestException":{"Status":400,"Message":"Invalid Sid"}}""", 400)
            .Json(Single("a", "completed")).Json(Nobody, 404).Json(Single("c", "completed"));

        var done = await PollAsync(Watch("a", "b", "c"));

        Assert.Equal(new[] { "a", "c" }, done.Where(call => call.Error is null).Select(call => call.Sid));
    }

    [Fact]
    public async Task Calls_just_placed_are_first_polled_after_a_delay_and_with_one_request()
    {
        _answers.Json(Listed(("a", "completed"), ("b", "completed"), ("c", "completed")));
        var placed = new[] { "a", "b", "c" }.Select(sid => new Call { Sid = sid, Status = "in-progress" });
        var watch = new CallWaiter(_answers.Connect(clock: _clock), placed, new CallWaitOptions());

        Assert.Equal(3, (await PollAsync(watch)).Count);
        Assert.Equal(5, Assert.Single(_clock.Delays).TotalSeconds);
    }

    [Fact]
    public async Task Settled_waits_until_duration_and_price_are_known()
    {
        _answers.Json(Single("a", "completed")).Json(Single("a", "completed", "17")).Json(Single("a", "completed", "17", "1.5"));

        var call = Assert.Single(await RunAsync(Watch(new CallWaitOptions { Settled = true }, "a")));

        Assert.Equal((17, 1.5m), (call.Last!.Duration!.Value, call.Last.Price!.Value));
        Assert.False(call.IsIncomplete);
        Assert.Equal(3, _answers.Asked.Count);
    }

    [Fact]
    public async Task Settled_returns_a_call_as_it_is_ten_minutes_after_its_end()
    {
        for (var i = 0; i < 40; i++)
            _answers.Json(Single("a", "no-answer", "0"));

        var call = Assert.Single(await RunAsync(Watch(new CallWaitOptions { Settled = true }, "a")));

        Assert.True(call.IsIncomplete);
        Assert.Null(call.Error);
        Assert.InRange(_clock.Elapsed.TotalMinutes, 10, 10.6);
    }

    [Fact]
    public async Task A_timeout_is_an_error_of_each_call_with_its_last_status()
    {
        for (var i = 0; i < 10; i++)
            _answers.Json(Single("a", "in-progress")).Json(Single("b", i == 0 ? "completed" : "x"));

        var done = await RunAsync(Watch(new CallWaitOptions { Timeout = TimeSpan.FromSeconds(7), Settled = true }, "a", "b"));

        Assert.Equal(7, _clock.Elapsed.TotalSeconds);
        Assert.All(done, call => Assert.Equal(ExotelErrorKind.OperationTimeout, call.Error!.Kind));
        var a = done.Single(call => call.Sid == "a");
        Assert.Equal("in-progress", a.Last!.Status);
        Assert.Contains("Timed out waiting for the call a after 7 seconds; last status: in-progress", a.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("duration or price is not available yet", done.Single(call => call.Sid == "b").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_of_zero_polls_once()
    {
        _answers.Json(Single("a", "ringing"));

        Assert.Equal(ExotelErrorKind.OperationTimeout, Assert.Single(await RunAsync(Watch(new CallWaitOptions { Timeout = TimeSpan.Zero }, "a"))).Error!.Kind);
    }

    [Fact]
    public async Task A_polling_interval_longer_than_thirty_seconds_is_kept()
    {
        _answers.Json(Single("a", "ringing")).Json(Single("a", "ringing")).Json(Single("a", "busy"));

        await RunAsync(Watch(new CallWaitOptions { Interval = TimeSpan.FromSeconds(60) }, "a"));

        Assert.Equal(new double[] { 60, 60 }, _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_transient_failure_does_not_end_the_wait()
    {
        for (var i = 0; i < 5; i++)
            _answers.Html("<html>", 503);
        _answers.Json(Single("a", "completed"));

        Assert.Null(Assert.Single(await RunAsync(Watch("a"))).Error);
    }

    [Fact]
    public async Task Wrong_credentials_are_an_error_at_once()
    {
        _answers.Json("""{"RestException":{"Status":401,"Message":"no"}}""", 401);

        Assert.Equal(ExotelErrorKind.AuthenticationFailed, Assert.Single(await PollAsync(Watch("a"))).Error!.Kind);
    }

    [Fact]
    public async Task A_round_that_fails_leaves_no_request_running()
    {
        var handler = new FirstFailsHandler();
        var waiter = new CallWaiter(handler.Connect(clock: _clock), Enumerable.Range(0, 500).Select(i => "c" + i), new CallWaitOptions { ThrottleLimit = 5 });

        var error = await Assert.ThrowsAsync<ExotelException>(() => PollAsync(waiter));

        Assert.Equal(ExotelErrorKind.AuthenticationFailed, error.Kind);
        Assert.Equal((5, 0), (handler.Started, handler.Running));
    }

    [Fact]
    public async Task Cancellation_ends_the_delay()
    {
        using var stop = new CancellationTokenSource();
        _answers.Json(Single("a", "ringing"));
        _clock.OnDelay = stop.Cancel;
        var watch = Watch("a");
        await using var rounds = watch.PollAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        await rounds.MoveNextAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rounds.MoveNextAsync().AsTask());
    }

    private static async Task<List<CallWaitResult>> RunAsync(CallWaiter waiter)
    {
        var done = new List<CallWaitResult>();
        await foreach (var round in waiter.PollAsync(Cancellation))
            done.AddRange(round);
        return done;
    }

    private static async Task<IReadOnlyList<CallWaitResult>> PollAsync(CallWaiter waiter)
    {
        await foreach (var round in waiter.PollAsync(Cancellation))
            return round;
        return [];
    }

    private static string Single(string sid, string? status, string? duration = null, string? price = null) => "{\"Call\":" + Record(sid, status, duration, price) + "}";

    private static string Listed(params (string Sid, string Status)[] calls) =>
        "{\"Metadata\":{\"NextPageUri\":null},\"Calls\":[" + string.Join(",", calls.Select(call => Record(call.Sid, call.Status, null, null))) + "]}";

    private static string Record(string sid, string? status, string? duration, string? price) =>
        $$"""{"Sid":"{{sid}}","Status":{{Quote(status)}},"Duration":{{Quote(duration)}},"Price":{{Quote(price)}}}""";

    private static string Quote(string? text) => text is null ? "null" : "\"" + text + "\"";

    private CallWaiter Watch(params string[] sids) => Watch(new CallWaitOptions(), sids);

    private CallWaiter Watch(CallWaitOptions options, params string[] sids) => new(_answers.Connect(clock: _clock), sids, options);

    /// <summary>Rejects the first request once the others are under way; those end only when they are canceled.</summary>
    private sealed class FirstFailsHandler : System.Net.Http.HttpMessageHandler
    {
        private readonly TaskCompletionSource _others = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _started;
        private int _running;

        public int Started => Volatile.Read(ref _started);

        public int Running => Volatile.Read(ref _running);

        protected override async Task<System.Net.Http.HttpResponseMessage> SendAsync(System.Net.Http.HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var number = Interlocked.Increment(ref _started);
            Interlocked.Increment(ref _running);
            try
            {
                if (number == 5)
                    _others.SetResult();
                if (number == 1)
                    await _others.Task.WaitAsync(cancellationToken);
                else
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                return new(System.Net.HttpStatusCode.Unauthorized) { Content = new System.Net.Http.StringContent("{}") };
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        }
    }
}
