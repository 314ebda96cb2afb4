using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls.Waiting;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Waiting;

/// <summary>What ends a wait: known prices, a time-out, an error or Ctrl+C; and what does not.</summary>
public sealed class CallWaitEndTests : CallWaiterTestBase
{
    [Fact]
    public async Task Settled_waits_until_duration_and_price_are_known()
    {
        Answers.Json(Single("a", "completed")).Json(Single("a", "completed", "17")).Json(Single("a", "completed", "17", "1.5"));

        var call = Assert.Single(await RunAsync(Watch(new CallWaitOptions { Settled = true }, "a")));

        Assert.Equal((17, 1.5m), (call.Last!.Duration!.Value, call.Last.Price!.Value));
        Assert.False(call.IsIncomplete);
        Assert.Equal(3, Answers.Asked.Count);
    }

    [Fact]
    public async Task Settled_returns_a_call_as_it_is_ten_minutes_after_its_end()
    {
        for (var i = 0; i < 40; i++)
            Answers.Json(Single("a", "no-answer", "0"));

        var call = Assert.Single(await RunAsync(Watch(new CallWaitOptions { Settled = true }, "a")));

        Assert.True(call.IsIncomplete);
        Assert.Null(call.Error);
        Assert.InRange(Clock.Elapsed.TotalMinutes, 10, 10.6);
    }

    [Fact]
    public async Task A_timeout_is_an_error_of_each_call_with_its_last_status()
    {
        for (var i = 0; i < 10; i++)
            Answers.Json(Single("a", "in-progress")).Json(Single("b", i == 0 ? "completed" : "x"));

        var done = await RunAsync(Watch(new CallWaitOptions { Timeout = TimeSpan.FromSeconds(7), Settled = true }, "a", "b"));

        Assert.Equal(7, Clock.Elapsed.TotalSeconds);
        Assert.All(done, call => Assert.Equal(ExotelErrorKind.OperationTimeout, call.Error!.Kind));
        var a = done.Single(call => call.Sid == "a");
        Assert.Equal("in-progress", a.Last!.Status);
        Assert.Contains("Timed out waiting for the call a after 7 seconds; last status: in-progress", a.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("duration or price is not available yet", done.Single(call => call.Sid == "b").Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_of_zero_polls_once()
    {
        Answers.Json(Single("a", "ringing"));

        Assert.Equal(ExotelErrorKind.OperationTimeout, Assert.Single(await RunAsync(Watch(new CallWaitOptions { Timeout = TimeSpan.Zero }, "a"))).Error!.Kind);
    }

    [Fact]
    public async Task A_transient_failure_does_not_end_the_wait()
    {
        for (var i = 0; i < 5; i++)
            Answers.Html("<html>", 503);
        Answers.Json(Single("a", "completed"));

        Assert.Null(Assert.Single(await RunAsync(Watch("a"))).Error);
    }

    [Fact]
    public async Task Wrong_credentials_are_an_error_at_once()
    {
        Answers.Json("""{"RestException":{"Status":401,"Message":"no"}}""", 401);

        Assert.Equal(ExotelErrorKind.AuthenticationFailed, Assert.Single(await PollAsync(Watch("a"))).Error!.Kind);
    }

    [Fact]
    public async Task A_round_that_fails_leaves_no_request_running()
    {
        var handler = new FirstFailsHandler();
        var waiter = new CallWaiter(handler.Connect(clock: Clock), Enumerable.Range(0, 500).Select(i => "c" + i), new CallWaitOptions { ThrottleLimit = 5 });

        var error = await Assert.ThrowsAsync<ExotelException>(() => PollAsync(waiter));

        Assert.Equal(ExotelErrorKind.AuthenticationFailed, error.Kind);
        Assert.Equal((5, 0), (handler.Started, handler.Running));
    }

    [Fact]
    public async Task Cancellation_ends_the_delay()
    {
        using var stop = new CancellationTokenSource();
        Answers.Json(Single("a", "ringing"));
        Clock.OnDelay = stop.Cancel;
        var watch = Watch("a");
        await using var rounds = watch.PollAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        await rounds.MoveNextAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rounds.MoveNextAsync().AsTask());
    }

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
