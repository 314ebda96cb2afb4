using System;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Calls.Placing;
using Exotel.Http;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Http;

/// <summary>Faults below HTTP, as the framework throws them.</summary>
public sealed class ConnectionFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bare_SocketException_is_a_connection_failure_and_a_GET_is_retried()
    {
        var exotel = new CannedResponses().Fail(new SocketException((int)SocketError.ConnectionReset)).Json("""{"Call":{"Sid":"a"}}""");

        Assert.Equal("a", (await CallLookup.GetAsync(exotel.Connect(), "a", CallDetailOptions.None, Cancellation)).Sid);
        Assert.Equal(2, exotel.Asked.Count);
    }

    [Fact]
    public async Task A_bare_SocketException_before_anything_of_a_POST_was_sent_is_a_failure_to_connect()
    {
        var exotel = new CannedResponses().Fail(new SocketException((int)SocketError.ConnectionReset)).Json("""{"Call":{"Sid":"c1"}}""");
        var placement = Placement(exotel);

        Assert.Equal("c1", (await placement.PlaceAsync(Cancellation)).Sid);
        Assert.Equal(2, exotel.Asked.Count);
    }

    [Fact]
    public async Task A_POST_that_no_connection_takes_was_not_placed()
    {
        var exotel = new CannedResponses();
        for (var i = 0; i < 5; i++)
            exotel.Fail(new SocketException((int)SocketError.ConnectionReset));
        var placement = Placement(exotel);

        var error = await Assert.ThrowsAsync<ExotelException>(() => placement.PlaceAsync(Cancellation));

        Assert.Equal(ExotelErrorKind.ConnectionFailed, error.Kind);
        Assert.False(placement.MayHaveBeenPlaced);
        Assert.Equal(5, exotel.Asked.Count);
    }

    [Fact]
    public async Task A_connect_timeout_names_its_own_limit()
    {
        var exotel = new CannedResponses();
        for (var i = 0; i < 5; i++)
            exotel.Fail(new TaskCanceledException("A connection could not be established within the configured ConnectTimeout.", new TimeoutException()));

        var error = await Assert.ThrowsAsync<ExotelException>(() => CallLookup.GetAsync(exotel.Connect(), "a", CallDetailOptions.None, Cancellation));

        Assert.Equal(ExotelErrorKind.OperationTimeout, error.Kind);
        Assert.Contains("15 seconds", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("60", error.Message, StringComparison.Ordinal);
    }

    private static CallPlacement Placement(HttpMessageHandler handler)
    {
        var settings = new ConnectionSettings { FreshHttp = () => new HttpClient(handler, disposeHandler: false), Clock = new FakeClock() };
        var order = new ConnectCallRequest { From = "+919876543210", To = "+919812345678", CallerId = "08045678900" };
        return new CallPlacement(new ApiConnection(TestAccounts.Exotest, observer: null, settings), order);
    }
}
