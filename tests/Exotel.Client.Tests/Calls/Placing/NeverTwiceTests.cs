using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Calls.Placing;
using Exotel.Http;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Placing;

/// <summary>How many POSTs a server reads, and what is told, for every way that placing a call can go wrong.</summary>
public sealed class NeverTwiceTests
{
    private const string Listed = """{"Call":{"Sid":"g1"}}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(PostAnswers.Ways), MemberType = typeof(PostAnswers))]
    public async Task The_server_never_reads_a_post_twice(string way, bool pooled, int posts, string? error)
    {
        using var server = new ScriptedTcpServer((server, socket, request) => request.Method == "GET" ? ScriptedTcpServer.RespondAsync(socket, 200, Listed) : PostAnswers.AnswerAsync(server, socket, way), way != "reset before reading");
        var connection = Connect(server.Address, way.StartsWith("stall", StringComparison.Ordinal) ? TimeSpan.FromSeconds(2) : TimeSpan.FromSeconds(30));
        if (pooled)
            await CallLookup.GetAsync(connection, "g1", CallDetailOptions.None, Cancellation);

        var placement = new CallPlacement(connection, Order());
        if (error is null)
        {
            Assert.NotNull((await placement.PlaceAsync(Cancellation)).Sid);
        }
        else
        {
            var exception = await Assert.ThrowsAsync<ExotelException>(() => placement.PlaceAsync(Cancellation));
            Assert.Equal(error, exception.Kind.ToString());
        }

        Assert.Equal(posts, server.Posts);
        Assert.Equal(error is null or "OutcomeUnknown", placement.MayHaveBeenPlaced);
    }

    [Fact]
    public async Task Cancellation_between_a_rejection_and_its_retry_means_that_the_call_was_not_placed()
    {
        using var stop = new CancellationTokenSource();
        using var server = new ScriptedTcpServer((_, socket, _) => ScriptedTcpServer.RespondAsync(socket, 429, ""));
        var settings = new ConnectionSettings { Clock = new StoppingClock(stop) };
        var placement = new CallPlacement(new ApiConnection(TestAccounts.With(region: server.Address), observer: null, settings), Order());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => placement.PlaceAsync(stop.Token));

        Assert.Equal(1, server.Posts);
        Assert.False(placement.MayHaveBeenPlaced);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a pooled connection that died")]
    public async Task A_refused_connection_is_retried_up_to_five_attempts_and_nothing_was_sent(string before)
    {
        using var nobody = await NobodyAsync(before.Length > 0);
        var address = "http://" + nobody.LocalEndPoint;
        var observer = new RecordingObserver();
        var placement = new CallPlacement(Connect(address, TimeSpan.FromSeconds(30), observer), Order());

        var error = await Assert.ThrowsAsync<ExotelException>(() => placement.PlaceAsync(Cancellation));

        Assert.Equal(ExotelErrorKind.ConnectionFailed, error.Kind);
        Assert.Equal(5, observer.Sent.Count);
        Assert.False(placement.MayHaveBeenPlaced);
    }

    [Fact]
    public async Task A_post_to_a_host_that_does_not_resolve_was_not_sent()
    {
        var observer = new RecordingObserver();
        var placement = new CallPlacement(Connect("https://nobody.invalid", TimeSpan.FromSeconds(30), observer), Order());

        var error = await Assert.ThrowsAsync<ExotelException>(() => placement.PlaceAsync(Cancellation));

        Assert.Equal(ExotelErrorKind.ConnectionFailed, error.Kind);
        Assert.False(placement.MayHaveBeenPlaced);
    }

    [Fact]
    public async Task A_post_behind_a_failed_TLS_handshake_was_not_sent()
    {
        using var server = new ScriptedTcpServer((_, socket, _) => ScriptedTcpServer.RespondAsync(socket, 200, PostAnswers.Placed));
        var placement = new CallPlacement(Connect(server.Address.Replace("http://", "https://", StringComparison.Ordinal), TimeSpan.FromMilliseconds(300)), Order());

        var error = await Assert.ThrowsAsync<ExotelException>(() => placement.PlaceAsync(Cancellation));

        Assert.Contains(error.Kind, new[] { ExotelErrorKind.ConnectionFailed, ExotelErrorKind.OperationTimeout });
        Assert.Equal(0, server.Posts);
        Assert.False(placement.MayHaveBeenPlaced);
    }

    [Fact]
    public async Task A_post_through_a_proxy_that_opens_no_tunnel_was_not_sent()
    {
        using var proxy = new ScriptedTcpServer((_, socket, _) => ScriptedTcpServer.RespondAsync(socket, 502, "no"));
        var observer = new RecordingObserver();
        var settings = new ConnectionSettings
        {
            Clock = new FakeClock(),
            FreshHttp = () => new HttpClient(new HttpClientHandler { Proxy = new WebProxy(proxy.Address) }),
        };
        var placement = new CallPlacement(new ApiConnection(TestAccounts.With(region: "https://api.example.com"), observer, settings), Order());

        var error = await Assert.ThrowsAsync<ExotelException>(() => placement.PlaceAsync(Cancellation));

        Assert.Equal(ExotelErrorKind.ConnectionFailed, error.Kind);
        Assert.Equal((5, 5, 0), (observer.Sent.Count, proxy.Connections, proxy.Posts));
        Assert.False(placement.MayHaveBeenPlaced);
    }

    [Fact]
    public async Task An_HTTP_stack_that_resends_posts_is_rejected()
    {
        using var content = new SingleUseContent(RequestBody.Form(new QueryStringBuilder().Add("From", "1")));
        await content.CopyToAsync(System.IO.Stream.Null, Cancellation);

        Assert.True(content.WasSent);
        await Assert.ThrowsAsync<InvalidOperationException>(() => content.CopyToAsync(System.IO.Stream.Null, Cancellation));
    }

    [Fact]
    public async Task Each_post_uses_a_new_connection()
    {
        using var server = new ScriptedTcpServer((_, socket, request) => ScriptedTcpServer.RespondAsync(socket, 200, request.Method == "GET" ? Listed : PostAnswers.Placed));
        var connection = Connect(server.Address, TimeSpan.FromSeconds(30));
        await CallLookup.GetAsync(connection, "g1", CallDetailOptions.None, Cancellation);

        for (var i = 0; i < 3; i++)
            await new CallPlacement(connection, Order()).PlaceAsync(Cancellation);

        Assert.Equal((4, 3), (server.Connections, server.Posts));
    }

    [Fact]
    public async Task Cancellation_while_a_post_is_in_flight_leaves_it_unknown_whether_the_call_was_placed()
    {
        using var stop = new CancellationTokenSource();
        using var server = new ScriptedTcpServer(async (server, _, _) =>
        {
            await stop.CancelAsync();
            await server.StallAsync();
        });
        var placement = new CallPlacement(Connect(server.Address, TimeSpan.FromSeconds(30)), Order());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => placement.PlaceAsync(stop.Token));

        Assert.True(placement.MayHaveBeenPlaced);
        Assert.Equal(1, server.Posts);
    }

    private static ConnectCallRequest Order() => new() { From = "+919876543210", To = "+919876543211", CallerId = "08012345678" };

    private static ApiConnection Connect(string address, TimeSpan timeout, IRequestObserver? observer = null) =>
        new(TestAccounts.With(region: address), observer, new ConnectionSettings { Clock = new FakeClock(), AttemptTimeout = timeout });

    /// <summary>
    /// A port that is taken and refuses, so that no other test's server can get it meanwhile; on demand, one where a connection of the
    /// pool is left over.
    /// </summary>
    private static async Task<Socket> NobodyAsync(bool wasUsed)
    {
        var port = 0;
        if (wasUsed)
        {
            using var server = new ScriptedTcpServer((_, socket, _) => ScriptedTcpServer.RespondAsync(socket, 200, Listed));
            await CallLookup.GetAsync(Connect(server.Address, TimeSpan.FromSeconds(30)), "g1", CallDetailOptions.None, Cancellation);
            port = new Uri(server.Address).Port;
        }

        var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            nobody.Bind(new IPEndPoint(IPAddress.Loopback, port));
        }
        catch (SocketException) when (Wine.IsRunning)
        {
            nobody.Dispose();
            Assert.Skip("Linux, and so Wine, keeps a port for a minute; Windows does not.");
        }

        return nobody;
    }

    /// <summary>Whoever waits by it is stopped.</summary>
    private sealed class StoppingClock(CancellationTokenSource stop) : Clock
    {
        public override Task Delay(TimeSpan delay, CancellationToken cancellationToken)
        {
            stop.Cancel();
            return Task.Delay(delay, cancellationToken);
        }
    }
}
