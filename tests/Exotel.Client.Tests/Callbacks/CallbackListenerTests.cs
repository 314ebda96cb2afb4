using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Callbacks.Listening;
using Xunit;

namespace Exotel.Tests.Callbacks;

/// <summary>What the listener promises: every callback once, none acknowledged and lost, the port free when it is done.</summary>
public sealed class CallbackListenerTests
{
    private const string Token = "a-token-of-the-test";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_posts_from_fifty_connections_all_arrive_among_wrong_tokens_and_oversized_and_slow_bodies()
    {
        using var listener = Listen(new() { Token = Token, RequestLimit = TimeSpan.FromSeconds(2) });
        var sids = Enumerable.Range(0, 1000).Select(i => FormattableString.Invariant($"call{i:0000}")).ToList();
        var statuses = new ConcurrentDictionary<string, HttpStatusCode>();
        var bad = new ConcurrentBag<HttpStatusCode>();

        await Task.WhenAll(
            Parallel.ForAsync(0, 50, new ParallelOptions { MaxDegreeOfParallelism = 50, CancellationToken = Cancellation }, async (worker, _) =>
            {
                using var client = Client();
                for (var i = worker; i < sids.Count; i += 50)
                {
                    if (i % 7 == 0)
                        bad.Add(await PostAsync(client, AddressOf(listener) + "-wrong", "CallSid=wrong"));
                    if (i % 11 == 0)
                        bad.Add(await PostAsync(client, AddressOf(listener), "CallSid=large&x=" + new string('x', 70_000)));
                    statuses[sids[i]] = await PostAsync(client, AddressOf(listener), BodyOf(sids[i], i));
                }
            }),
            Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
            {
                using var slow = new RawHttpClient(listener.EndPoint);
                await slow.SendAsync($"POST /{Token} HTTP/1.1\r\nContent-Length: 100\r\n\r\nCallSid=slow");
                Assert.Equal(408, await slow.ReadStatusAsync());
            })));

        var received = await TakeAsync(listener, 1000);
        Assert.Equal(sids, received.Select(callback => callback.CallSid).Order(StringComparer.Ordinal));
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status.Value));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.RequestEntityTooLarge], bad.Distinct().Order());

        // A request may be counted a moment after its response.
        for (var look = 0; look < 500 && listener.Rejected < bad.Count + 20; look++)
            await Task.Delay(20, Cancellation);
        Assert.Equal(bad.Count + 20, listener.Rejected);
        Assert.Equal(0, listener.Duplicates);
    }

    [Fact]
    public async Task Connections_beyond_the_maximum_wait()
    {
        using var listener = Listen(new() { Token = Token, MaxConnections = 4 });

        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancellation }, async (i, _) =>
        {
            using var client = Client();
            client.DefaultRequestHeaders.ConnectionClose = true;
            Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), FormattableString.Invariant($"CallSid=c{i}")));
        });

        Assert.Equal(200, (await TakeAsync(listener, 200)).Select(callback => callback.CallSid).Distinct().Count());
    }

    [Fact]
    public async Task A_repeated_callback_is_acknowledged_and_delivered_once()
    {
        using var listener = Listen();
        using var client = Client();

        foreach (var body in new[] { "CallSid=a&EventType=answered", "CallSid=a&EventType=answered", "CallSid=a&EventType=terminal", "CallSid=a&EventType=TERMINAL", "CallSid=b&EventType=terminal", "CallSid=a" })
            Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), body));

        Assert.Equal(["a answered", "a terminal", "b terminal", "a "], (await TakeAsync(listener, 4)).Select(Shown));
        Assert.Equal(2, listener.Duplicates);
    }

    [Fact]
    public async Task The_same_callback_on_fifty_connections_at_once_is_delivered_once()
    {
        using var listener = Listen();
        using var client = Client();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => PostAsync(client, AddressOf(listener), "CallSid=a&EventType=terminal")));
        await PostAsync(client, AddressOf(listener), "CallSid=b");

        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(["a terminal", "b "], (await TakeAsync(listener, 2)).Select(Shown));
    }

    [Fact]
    public async Task An_answered_event_after_the_terminal_event_is_dropped()
    {
        using var listener = Listen();
        using var client = Client();

        await PostAsync(client, AddressOf(listener), "CallSid=a&EventType=terminal");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), "CallSid=a&EventType=answered"));
        await PostAsync(client, AddressOf(listener), "CallSid=b&EventType=answered");

        Assert.Equal(["a terminal", "b answered"], (await TakeAsync(listener, 2)).Select(Shown));
    }

    [Theory]
    [InlineData("EventType=answered&Legs[0][Status]=completed&Legs[1][Status]=", "EventType=answered&Legs[0][Status]=completed&Legs[1][Status]=completed")]
    [InlineData("EventType=Dial&Status=busy&DialWhomNumber=0987", "EventType=Dial&Status=busy&DialWhomNumber=0988")]
    [InlineData("EventType=Dial&Status=busy&AgentEmail=a@example.com", "EventType=Dial&Status=free&AgentEmail=a@example.com", "EventType=Dial&Status=busy&AgentEmail=b@example.com")]
    [InlineData("CallState=active&CallStatus=ringing", "CallState=active&CallStatus=in-progress", "CallState=terminal&CallStatus=completed")]
    [InlineData("Status=in-progress", "Status=completed", "Status=completed&RecordingUrl=https://recordings.exotel.com/a.mp3")]
    [InlineData("EventType=ringing", "EventType=answered", "EventType=stream-start", "EventType=Terminal")]
    public async Task Events_of_a_call_that_differ_are_all_delivered_and_repetitions_are_not(params string[] events)
    {
        using var listener = Listen();
        using var client = Client();

        foreach (var text in events)
            Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), "CallSid=a&" + text));
        foreach (var text in events)
            Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), "CallSid=a&" + text));
        await PostAsync(client, AddressOf(listener), "CallSid=b");

        Assert.Equal([.. events.Select(_ => "a"), "b"], (await TakeAsync(listener, events.Length + 1)).Select(callback => callback.CallSid));
        Assert.Equal(events.Length, listener.Duplicates);
    }

    [Fact]
    public async Task A_repetition_in_another_encoding_is_a_repetition()
    {
        using var listener = Listen();
        using var client = Client();

        await PostAsync(client, AddressOf(listener), "CallSid=a&EventType=terminal&Status=completed&Legs[0][Status]=busy&Legs[0][OnCallDuration]=3");
        await PostAsync(client, AddressOf(listener), """{"Status":"completed","EventType":"Terminal","CallSid":"a","Legs":[{"OnCallDuration":3,"Status":"busy"}]}""");
        await PostAsync(client, AddressOf(listener), "CallSid=b");

        Assert.Equal(["a terminal", "b "], (await TakeAsync(listener, 2)).Select(Shown));
    }

    [Fact]
    public async Task Events_of_other_products_are_acknowledged_and_named_and_the_listener_continues()
    {
        using var listener = Listen();
        using var client = Client();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), "SmsSid=s1&Status=sent"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), """{"campaign_sid":"c","call_sid":"a"}"""));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), "CallSid=a"));

        Assert.Contains("SMS", (await listener.NextAsync(Cancellation))!.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("campaign", (await listener.NextAsync(Cancellation))!.Error!.Message, StringComparison.Ordinal);
        Assert.Equal("a", (await listener.NextAsync(Cancellation))!.Callback!.CallSid);
        Assert.Equal(0, listener.Rejected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("POST /wrong HTTP/1.1\r\nHost: x\r\n")]
    [InlineData("POST /wrong HTTP/1.1\r\nContent-Length: 100\r\n\r\n")]
    public async Task Strangers_on_every_connection_do_not_delay_a_callback(string sent)
    {
        // With these limits the callback is received only because its connection takes the place of a stranger's.
        var never = TimeSpan.FromHours(1);
        using var listener = Listen(new() { Token = Token, FirstByteLimit = never, HeadLimit = never, RequestLimit = never, IdleLimit = never });
        var strangers = new List<RawHttpClient>();
        try
        {
            for (var i = 0; i < 400; i++)
            {
                strangers.Add(new RawHttpClient(listener.EndPoint));
                if (sent.Length > 0)
                    await strangers[i].SendAsync(sent);
            }

            using var client = Client();
            Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), "CallSid=a"));
        }
        finally
        {
            strangers.ForEach(stranger => stranger.Dispose());
        }
    }

    [Fact]
    public async Task A_connection_in_the_middle_of_a_callback_is_not_closed_for_a_new_one()
    {
        using var listener = Listen(new() { Token = Token, MaxConnections = 2 });
        using var slow = new RawHttpClient(listener.EndPoint);
        await slow.SendAsync($"POST /{Token} HTTP/1.1\r\nContent-Length: 12\r\n\r\nCallSid=");
        await Task.Delay(100, Cancellation);
        var strangers = Enumerable.Range(0, 20).Select(_ => new RawHttpClient(listener.EndPoint)).ToList();

        await slow.SendAsync("slow");

        Assert.Equal(200, await slow.ReadStatusAsync());
        Assert.Equal("slow", (await listener.NextAsync(Cancellation))!.Callback!.CallSid);
        strangers.ForEach(stranger => stranger.Dispose());
    }

    [Fact]
    public async Task Several_Passthru_requests_of_one_call_are_all_delivered()
    {
        using var listener = Listen();
        using var client = Client();

        foreach (var query in new[] { "CallSid=a&digits=1", "CallSid=a&digits=2", "CallSid=a&digits=1" })
            using (var answer = await client.GetAsync(new Uri(AddressOf(listener) + "?" + query), Cancellation))
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        Assert.Equal(["1", "2"], (await TakeAsync(listener, 2)).Select(callback => callback.AdditionalFields["digits"]));
        Assert.Equal(1, listener.Duplicates);
    }

    [Fact]
    public async Task Duplicates_of_the_oldest_callbacks_are_no_longer_detected()
    {
        using var listener = Listen(new() { Token = Token, DeduplicationCapacity = 2 });
        using var client = Client();

        foreach (var sid in new[] { "a", "b", "b", "c", "a" })
            await PostAsync(client, AddressOf(listener), "CallSid=" + sid);

        Assert.Equal(["a", "b", "c", "a"], (await TakeAsync(listener, 4)).Select(callback => callback.CallSid));
    }

    [Fact]
    public async Task No_more_callbacks_are_acknowledged_than_were_requested()
    {
        using var listener = Listen(new() { Token = Token, First = 3 });
        using var client = Client();

        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => PostAsync(client, AddressOf(listener), FormattableString.Invariant($"CallSid=c{i}"))));

        Assert.Equal(3, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(17, statuses.Count(status => status == HttpStatusCode.ServiceUnavailable));
        Assert.Equal(3, (await TakeAsync(listener, 3)).Count);
        Assert.Null(await listener.NextAsync(Cancellation));
        Assert.Null(await listener.NextAsync(Cancellation));
    }

    [Fact]
    public async Task Senders_are_asked_to_retry_while_the_queue_is_full()
    {
        using var listener = Listen(new() { Token = Token, QueueCapacity = 2, RequestLimit = TimeSpan.FromMilliseconds(300) });
        using var client = Client();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), "CallSid=a"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), "CallSid=b"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(client, AddressOf(listener), "CallSid=c"));
        await TakeAsync(listener, 1);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), "CallSid=c"));

        Assert.Equal(["b", "c"], (await TakeAsync(listener, 2)).Select(callback => callback.CallSid));
    }

    [Fact]
    public async Task Callbacks_acknowledged_before_the_timeout_are_still_delivered()
    {
        var clock = new HeldClock();
        using var listener = Listen(new() { Token = Token, Timeout = TimeSpan.FromMinutes(5), Clock = clock });
        using var client = Client();
        var acknowledged = new List<string>();

        for (var i = 0; await PostAsync(client, AddressOf(listener), FormattableString.Invariant($"CallSid=c{i}")) == HttpStatusCode.OK; i++)
        {
            acknowledged.Add(FormattableString.Invariant($"c{i}"));
            if (i == 3)
                clock.Release();
        }

        var taken = new List<string>();
        while (await listener.NextAsync(Cancellation) is { } next)
            taken.Add(next.Callback!.CallSid);
        Assert.Equal(acknowledged, taken);
        Assert.True(taken.Count > 3);
        Assert.Equal(TimeSpan.FromMinutes(5), clock.Asked);
    }

    [Fact]
    public async Task The_sender_gets_its_response_although_the_listener_stops_right_after_delivery()
    {
        for (var i = 0; i < 50; i++)
        {
            using var client = Client();
            Task<HttpStatusCode> status;
            using (var listener = Listen())
            {
                status = PostAsync(client, AddressOf(listener), "CallSid=a");
                await listener.NextAsync(Cancellation);
            }

            Assert.Equal(HttpStatusCode.OK, await status);
        }
    }

    [Fact]
    public async Task The_port_is_released_immediately_despite_open_connections()
    {
        var port = 0;
        for (var i = 0; i < 5; i++)
        {
            using var idle = Client();
            using var listener = Listen(new() { Token = Token, Port = port });
            port = listener.EndPoint.Port;
            await PostAsync(idle, AddressOf(listener), "CallSid=a");
            using var halfway = new RawHttpClient(listener.EndPoint);
            await halfway.SendAsync("POST /" + Token);

            listener.Dispose();

            Assert.ThrowsAny<SocketException>(() => new RawHttpClient(new IPEndPoint(IPAddress.Loopback, port)));
        }
    }

    [Fact]
    public async Task Stopping_ends_the_wait_immediately()
    {
        using var stop = new CancellationTokenSource();
        using var listener = CallbackListener.Start(new() { Token = Token }, stop.Token);
        var next = listener.NextAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public void A_port_in_use_is_reported_as_a_conflict()
    {
        using var first = Listen();

        var error = Assert.Throws<ExotelException>(() => Listen(new() { Token = Token, Port = first.EndPoint.Port }));

        Assert.Equal(ExotelErrorKind.Conflict, error.Kind);
        Assert.Contains(FormattableString.Invariant($"Port {first.EndPoint.Port} of 127.0.0.1 is in use"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_another_machine_is_reported()
    {
        var error = Assert.Throws<ExotelException>(() => Listen(new() { Token = Token, Address = IPAddress.Parse("192.0.2.1") }));

        Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("192.0.2.1 is not an IP address of this machine", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generated_token_is_long_and_unique()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => SecretPath.NewToken()).ToList();

        Assert.Equal(1000, tokens.Distinct(StringComparer.Ordinal).Count());
        Assert.All(tokens, token => Assert.Matches("^[A-Za-z0-9_-]{32}$", token));
    }

    private static CallbackListener Listen(CallbackListenerOptions? options = null) => CallbackListener.Start(options ?? new() { Token = Token }, Cancellation);

    private static string AddressOf(CallbackListener listener) => $"http://{listener.EndPoint}/{Token}";

    private static HttpClient Client() => new() { Timeout = TimeSpan.FromSeconds(30) };

    private static string Shown(Callback callback) => callback.CallSid + " " + callback.EventType;

    private static string BodyOf(string sid, int number) => (number % 3) switch
    {
        0 => "CallSid=" + sid + "&EventType=terminal",
        1 => """{"CallSid":"abc","EventType":"terminal","Legs":[]}""".Replace("abc", sid, StringComparison.Ordinal),
        _ => $"--b\r\nContent-Disposition: form-data; name=\"CallSid\"\r\n\r\n{sid}\r\n--b--\r\n",
    };

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/octet-stream");
        using var answer = await client.PostAsync(new Uri(address), content, Cancellation);
        return answer.StatusCode;
    }

    private static async Task<List<Callback>> TakeAsync(CallbackListener listener, int count)
    {
        var taken = new List<Callback>();
        while (taken.Count < count)
            taken.Add((await listener.NextAsync(Cancellation))!.Callback!);
        return taken;
    }

    /// <summary>A clock whose time stands still until it is released.</summary>
    private sealed class HeldClock : Clock
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TimeSpan Asked { get; private set; }

        public override Task Delay(TimeSpan delay, CancellationToken cancellationToken)
        {
            Asked = delay;
            return _released.Task.WaitAsync(cancellationToken);
        }

        public void Release() => _released.SetResult();
    }
}
