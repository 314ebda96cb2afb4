using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Exotel.Callbacks.Listening;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Callbacks;

/// <summary>What the listener promises: every callback once, none acknowledged and lost, the port free when it is done.</summary>
public sealed class CallbackListenerTests : ListenerTestBase
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

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
        Assert.Equal(bad.Count + 20, listener.Rejected);
        Assert.Equal(0, listener.Duplicates);
    }

    /// <summary>A sender that has its answer may send what ends the listener, which then tells how many were rejected.</summary>
    [Theory]
    [InlineData(Token + "-wrong", "CallSid=a", 404)]
    [InlineData(Token, "nothing of a callback", 400)]
    public async Task A_rejected_request_is_counted_before_its_sender_has_the_answer(string path, string body, int status)
    {
        using var listener = Listen();
        using var open = new RawHttpClient(listener.EndPoint);

        await open.SendAsync(FormattableString.Invariant($"POST /{path} HTTP/1.1\r\nContent-Length: {body.Length}\r\n\r\n{body}"));

        Assert.Equal(status, await open.ReadStatusAsync());
        Assert.Equal(1, listener.Rejected);
    }

    [Fact]
    public async Task Connections_beyond_the_maximum_wait()
    {
        // No time passes: a connection that a busy machine keeps silent for a while is not closed for another one.
        using var listener = Listen(new() { Token = Token, MaxConnections = 4, FirstByteLimit = Never, HeadLimit = Never, Clock = new FakeClock() });

        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancellation }, async (i, _) =>
        {
            using var client = Client();
            client.DefaultRequestHeaders.ConnectionClose = true;
            Assert.Equal(HttpStatusCode.OK, await PostAsync(client, AddressOf(listener), FormattableString.Invariant($"CallSid=c{i}")));
        });

        Assert.Equal(200, (await TakeAsync(listener, 200)).Select(callback => callback.CallSid).Distinct().Count());
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
        using var listener = Listen(new() { Token = Token, FirstByteLimit = Never, HeadLimit = Never, RequestLimit = Never, IdleLimit = Never });
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
    public void A_generated_token_is_long_and_unique()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => SecretPath.NewToken()).ToList();

        Assert.Equal(1000, tokens.Distinct(StringComparer.Ordinal).Count());
        Assert.All(tokens, token => Assert.Matches("^[A-Za-z0-9_-]{32}$", token));
    }

    private static string BodyOf(string sid, int number) => (number % 3) switch
    {
        0 => "CallSid=" + sid + "&EventType=terminal",
        1 => """{"CallSid":"abc","EventType":"terminal","Legs":[]}""".Replace("abc", sid, StringComparison.Ordinal),
        _ => $"--b\r\nContent-Disposition: form-data; name=\"CallSid\"\r\n\r\n{sid}\r\n--b--\r\n",
    };
}
