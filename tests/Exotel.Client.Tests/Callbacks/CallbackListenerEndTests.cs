using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Callbacks.Listening;
using Xunit;

namespace Exotel.Tests.Callbacks;

/// <summary>How a listener begins and ends: its port, its limits, and callbacks on their way when it stops.</summary>
public sealed class CallbackListenerEndTests : ListenerTestBase
{
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
