using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Exotel.Raw;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Raw;

/// <summary>What becomes of a request of the user's own making; above all, that what may change something is sent once.</summary>
public sealed class RawRequestTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("reset", "OutcomeUnknown")]
    [InlineData("close", "OutcomeUnknown")]
    [InlineData("cut", "OutcomeUnknown")]
    [InlineData("302", "OutcomeUnknown")]
    [InlineData("408", "OutcomeUnknown")]
    [InlineData("500", "OutcomeUnknown")]
    [InlineData("503", "OutcomeUnknown")]
    [InlineData("200", "OutcomeUnknown")]
    [InlineData("429", "RateLimited")]
    [InlineData("400", "InvalidRequest")]
    [InlineData("404", "NotFound")]
    public async Task Only_a_GET_is_sent_twice(string way, string kind)
    {
        foreach (var method in new[] { "POST", "PUT", "DELETE" })
        {
            foreach (var body in new[] { null, JsonBody.Read("{}") })
            {
                var observer = new RecordingObserver();
                using var server = new ScriptedTcpServer((_, socket, _) => AnswerAsync(socket, way));
                var request = Open(server.Address, method, body, observer);

                var error = await Assert.ThrowsAsync<ExotelException>(() => request.SendAsync(Cancellation));

                Assert.Equal(kind, error.Kind.ToString());
                Assert.Single(observer.Sent);
                Assert.Equal(1, server.Connections);
                Assert.Equal(kind == "OutcomeUnknown", request.MayHaveBeenDone);
            }
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_request_that_was_certainly_not_sent_is_retried_and_reported_as_not_done(string method)
    {
        using var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        foreach (var body in new[] { null, JsonBody.Read("{}") })
        {
            var observer = new RecordingObserver();

            var request = Open("http://" + nobody.LocalEndPoint, method, body, observer);

            var error = await Assert.ThrowsAsync<ExotelException>(() => request.SendAsync(Cancellation));

            Assert.Equal(ExotelErrorKind.ConnectionFailed, error.Kind);
            Assert.Equal(5, observer.Sent.Count);
            Assert.False(request.MayHaveBeenDone);
        }
    }

    [Fact]
    public async Task A_GET_is_retried()
    {
        var answers = new CannedResponses().Json("", 503).Json("""{"RestException":{"Message":"slow down"}}""", 429).Json("""{"Account":{"Sid":"exotest"}}""");

        var answer = (DataObject)(await Get(answers, "Accounts/{sid}.json"))!;

        Assert.Equal("Account", answer.Single().Key);
        Assert.Equal(3, answers.Asked.Count);
        Assert.All(answers.Authorizations, header => Assert.Equal("Basic", header!.Scheme));
    }

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(204)]
    public async Task A_response_may_have_no_body_when_its_status_is_enough(int status)
    {
        using var server = new ScriptedTcpServer((_, socket, _) => ScriptedTcpServer.SendAsync(socket, $"HTTP/1.1 {status} Done\r\nContent-Length: 0\r\n\r\n"));

        Assert.Empty((DataObject)(await Open(server.Address, "DELETE", null).SendAsync(Cancellation))!);
    }

    [Fact]
    public void A_GET_with_a_body_is_rejected() =>
        Assert.Equal(
            ExotelErrorKind.InvalidRequest,
            Assert.Throws<ExotelException>(() => Open("http://127.0.0.1:9", "GET", JsonBody.Read("{}"))).Kind);

    [Theory]
    [InlineData("""{"RestException":{"Status":403,"Message":"no"}}""", "Forbidden")]
    [InlineData("""{"response":{"code":404,"error_data":{"code":10744,"message":"no"}}}""", "NotFound")]
    [InlineData("""{"response":[{"code":400,"error_data":{"message":"no"}},{"code":409}]}""", "InvalidRequest")]
    [InlineData("""{"http_code":404,"response":{}}""", "NotFound")]
    [InlineData("""{"response":{"error_data":{"code":10706,"message":"no"}}}""", "Conflict")]
    [InlineData("""{"http_code":200,"response":{"code":200,"error_data":{"code":1010,"message":"no"}}}""", "AuthenticationFailed")]
    public async Task An_error_inside_a_response_with_status_200_is_an_error(string body, string kind) =>
        Assert.Equal(kind, (await Assert.ThrowsAsync<ExotelException>(() => Get(new CannedResponses().Json(body), "x"))).Kind.ToString());

    [Theory]
    [InlineData("""{"response":{"code":200,"error_data":null,"data":{}}}""")]
    [InlineData("""{"response":{"code":200,"error_data":{},"status":"success"}}""")]
    [InlineData("""{"response":{"code":200,"error_data":{"message":"partly"},"data":{"id":1}}}""")]
    [InlineData("""{"response":[{"code":400,"error_data":{"message":"no"}},{"code":200,"data":{"id":1}}]}""")]
    [InlineData("""{"response":[]}""")]
    [InlineData("""{"RestException":null,"x":1}""")]
    [InlineData("""[1]""")]
    public async Task A_partially_successful_response_is_not_an_error(string body) => Assert.NotNull(await Get(new CannedResponses().Json(body), "x"));

    [Fact]
    public async Task The_error_of_a_404_says_what_to_check()
    {
        var error = await Assert.ThrowsAsync<ExotelException>(() => Get(new CannedResponses().Json("{}", 404), "calls?Token=x"));

        Assert.Contains("v1 paths end in .json", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Token=x", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_nested_too_deep_is_rejected()
    {
        var answers = new CannedResponses();
        for (var i = 0; i < 5; i++)
            answers.Json(new string('[', 500) + new string(']', 500));

        Assert.Equal(ExotelErrorKind.InvalidResponse, (await Assert.ThrowsAsync<ExotelException>(() => Get(answers, "x"))).Kind);
    }

    [Theory]
    [InlineData("From=1&To=2")]
    [InlineData("{")]
    [InlineData("")]
    public void A_body_that_is_not_JSON_is_rejected(string text) =>
        Assert.Contains("Nothing was sent.", Assert.Throws<ExotelException>(() => JsonBody.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"a":[{"AuthToken":"***"}]}""", true)]
    [InlineData("""{"a":"***"}""", false)]
    [InlineData("""{"AuthToken":"true one"}""", false)]
    public void A_redaction_placeholder_is_not_sent_back_in_place_of_the_secret(string json, bool refused)
    {
        var error = Record.Exception(() => JsonBody.Read(json));
        Assert.Equal(refused, error is ExotelException { Kind: ExotelErrorKind.InvalidRequest });
    }

    [Fact]
    public void Fields_are_written_as_json()
    {
        var inner = new DataObject();
        inner.Add("n", 1.50m);
        var fields = new DataObject();
        fields.Add("a", "ü\"");
        fields.Add("b", new object?[] { 1, 2L, true, null, 0.5d, inner });

        Assert.Equal("""{"a":"\u00FC\u0022","b":[1,2,true,null,0.5,{"n":1.50}]}""", System.Text.Encoding.UTF8.GetString(JsonBody.Write(fields).Bytes));
    }

    private static Task<object?> Get(CannedResponses answers, string path)
    {
        var connection = answers.Connect();
        return new RawRequest(connection, "GET", RequestPath.Resolve(connection.Account, path, ccm: false), null).SendAsync(Cancellation);
    }

    private static RawRequest Open(string address, string method, RequestBody? body, IRequestObserver? observer = null)
    {
        var account = TestAccounts.With(region: address);
        var connection = new ApiConnection(account, observer, new ConnectionSettings { Clock = new FakeClock(), AttemptTimeout = TimeSpan.FromSeconds(30) });
        return new RawRequest(connection, method, RequestPath.Resolve(account, "Things/1.json", ccm: false), body);
    }

    private static async Task AnswerAsync(Socket socket, string way)
    {
        switch (way)
        {
            case "reset":
                ScriptedTcpServer.Reset(socket);
                break;
            case "close":
                socket.Shutdown(SocketShutdown.Both);
                break;
            case "cut":
                await ScriptedTcpServer.SendAsync(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Thing\":");
                socket.Shutdown(SocketShutdown.Both);
                break;
            default:
                await ScriptedTcpServer.RespondAsync(socket, int.Parse(way, System.Globalization.CultureInfo.InvariantCulture), "");
                break;
        }
    }
}
