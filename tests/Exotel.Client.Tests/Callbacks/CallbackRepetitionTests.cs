using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Xunit;

namespace Exotel.Tests.Callbacks;

/// <summary>A callback that Exotel sends again is delivered once; callbacks that differ are all delivered.</summary>
public sealed class CallbackRepetitionTests : ListenerTestBase
{
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

    private static string Shown(Callback callback) => callback.CallSid + " " + callback.EventType;
}
