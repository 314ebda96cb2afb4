using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Callbacks.Listening;
using Xunit;

namespace Exotel.Tests.Callbacks;

/// <summary>The raw HTTP responses of the listener.</summary>
public sealed class CallbackHttpTests
{
    private const string Token = "a-token-of-the-test";
    private const string Body = "CallSid=abc&Status=completed";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Requests => new()
    {
        { Post("/" + Token), 200 },
        { Post("/" + Token + "/"), 200 },
        { Post("/" + Token + "?from=proxy"), 200 },
        { Post("http://hooks.example.com/" + Token), 200 },
        { "\r\n" + Post("/" + Token), 200 },
        { $"GET /{Token}?{Body} HTTP/1.1\r\nHost: x\r\n\r\n", 200 },
        { $"GET /{Token}?{Body} HTTP/1.0\r\n\r\n", 200 },
        { $"POST /{Token}?{Body} HTTP/1.1\r\nContent-Length: 0\r\n\r\n", 200 },
        { Chunked($"{Body.Length:x}\r\n{Body}\r\n0\r\n\r\n"), 200 },
        { Chunked($"7;ext=1\r\nCallSid\r\n4\r\n=abc\r\n0\r\nTrailer: x\r\n\r\n"), 200 },

        { Post("/"), 404 },
        { Post(""), 400 },
        { Post("/wrong"), 404 },
        { Post("/" + Token + "x"), 404 },
        { Post($"/{Token[1..]}"), 404 },
        { Post("/" + Token.ToUpperInvariant()), 404 },
        { Post("/" + Token + "//"), 404 },
        { Post("//" + Token), 404 },
        { Post("/" + Token + "/more"), 404 },
        { $"GET /wrong?{Body} HTTP/1.1\r\n\r\n", 404 },
        { "DELETE /wrong HTTP/1.1\r\n\r\n", 404 },

        { $"GET /{Token} HTTP/1.1\r\n\r\n", 405 },
        { $"PUT /{Token} HTTP/1.1\r\nContent-Length: 3\r\n\r\na=b", 405 },
        { $"DELETE /{Token} HTTP/1.1\r\n\r\n", 405 },
        { $"OPTIONS /{Token} HTTP/1.1\r\n\r\n", 405 },

        { $"POST /{Token} HTTP/1.1\r\n\r\n", 411 },
        { $"POST /{Token} HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400 },
        { $"POST /{Token} HTTP/1.1\r\nContent-Length: 1e3\r\n\r\n", 400 },
        { $"POST /{Token} HTTP/1.1\r\nContent-Length:\r\n\r\n", 400 },
        { $"POST /{Token} HTTP/1.1\r\nContent-Length: 65537\r\n\r\n", 413 },
        { $"POST /{Token} HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 413 },
        { $"POST /{Token} HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\na=b", 400 },
        { $"POST /{Token} HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\na=b", 400 },
        { $"POST /{Token} HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501 },
        { $"POST /{Token} HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", 415 },
        { Chunked("zz\r\n"), 400 },
        { Chunked("-1\r\n"), 400 },
        { Chunked("ffffffffffffffff\r\n"), 400 },
        { Chunked("10001\r\n"), 413 },
        { Chunked(string.Concat(Enumerable.Repeat("1000\r\n" + new string('x', 4096) + "\r\n", 17))), 413 },
        { Chunked("3\r\na=bcd\r\n"), 400 },
        { Chunked("1;" + new string('x', 200) + "\r\n"), 400 },

        { "\r\n\r\n\r\n", 400 },
        { "POST\r\n\r\n", 400 },
        { $"POST /{Token} SMTP\r\n\r\n", 400 },
        { $"POST /{Token} HTTP/2.0\r\n\r\n", 505 },
        { $"POST /{Token}\nHost: x\n\n", 400 },
        { $"POST /{Token} HTTP/1.1\r\nHost : x\r\n\r\n", 400 },
        { $"POST /{Token} HTTP/1.1\r\n folded: x\r\n\r\n", 400 },
        { $"POST /{Token} HTTP/1.1\r\nNo-Colon\r\n\r\n", 400 },
        { $"POST /{Token} HTTP/1.1\r\nX: a\0b\r\n\r\n", 400 },
        { "\u0016\u0003\u0001\u0002\r\n", 400 },
        { $"GET /{Token}?x={new string('x', 9000)} HTTP/1.1\r\n\r\n", 414 },
        { new string('x', 70_000), 414 },
        { $"POST /{Token} HTTP/1.1\r\nX: {new string('x', 9000)}\r\n\r\n", 431 },
        { $"POST /{Token} HTTP/1.1\r\n{string.Concat(Enumerable.Repeat("X: " + new string('x', 8000) + "\r\n", 5))}\r\n", 431 },
        { $"POST /{Token} HTTP/1.1\r\n{string.Concat(Enumerable.Repeat("X: y\r\n", 200))}\r\n", 431 },

        { Post("/" + Token, "hello"), 400 },
        { Post("/" + Token, "Status=completed"), 400 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Each_kind_of_request_gets_its_HTTP_status(string request, int status)
    {
        using var listener = Listen();
        using var client = new RawHttpClient(listener.EndPoint);

        await client.SendAsync(request);
        var answer = await client.ReadAnswerAsync();

        Assert.StartsWith("HTTP/1.1 " + status.ToString(CultureInfo.InvariantCulture), answer, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, answer, StringComparison.OrdinalIgnoreCase);
        if (status == 200)
            Assert.Equal("abc", (await listener.NextAsync(Cancellation))!.Callback!.CallSid);
        else
            Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        if (status == 405)
            Assert.Contains("Allow: POST, GET", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_the_maximum_size_is_read_and_one_byte_more_is_rejected()
    {
        using var listener = Listen();
        using var client = new RawHttpClient(listener.EndPoint);
        var largest = "CallSid=abc&x=" + new string('x', 64 * 1024 - 14);

        await client.SendAsync(Post("/" + Token, largest));
        Assert.Equal(200, await client.ReadStatusAsync());
        await client.SendAsync(Post("/" + Token, largest + "x"));
        Assert.Equal(413, await client.ReadStatusAsync());
    }

    [Fact]
    public async Task A_connection_serves_one_request_after_another()
    {
        using var listener = Listen();
        using var client = new RawHttpClient(listener.EndPoint);

        for (var i = 0; i < 5; i++)
        {
            await client.SendAsync(Post("/" + Token, FormattableString.Invariant($"CallSid=c{i}")));
            Assert.Equal(200, await client.ReadStatusAsync());
        }

        await client.SendAsync(Post("/" + Token, "CallSid=last", "Connection: close\r\n"));
        Assert.Contains("Connection: close", await client.ReadAnswerAsync(), StringComparison.Ordinal);
        Assert.Null(await client.ReadAnswerAsync());
    }

    [Fact]
    public async Task Pipelined_requests_get_their_responses_in_order()
    {
        using var listener = Listen();
        using var client = new RawHttpClient(listener.EndPoint);

        await client.SendAsync(Post("/" + Token, "CallSid=a") + Post("/" + Token, "nothing") + Post("/" + Token, "CallSid=b"));

        Assert.Equal(200, await client.ReadStatusAsync());
        Assert.Equal(400, await client.ReadStatusAsync());
        Assert.Null(await client.ReadStatusAsync());
    }

    [Fact]
    public async Task A_sender_that_expects_100_Continue_gets_it_after_a_valid_head()
    {
        using var listener = Listen();
        using var client = new RawHttpClient(listener.EndPoint);

        await client.SendAsync($"POST /{Token} HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
        Assert.Equal(100, await client.ReadStatusAsync());
        await client.SendAsync("CallSid=abc");
        Assert.Equal(200, await client.ReadStatusAsync());

        await client.SendAsync("POST /wrong HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
        Assert.Equal(404, await client.ReadStatusAsync());
    }

    [Fact]
    public async Task A_rejection_reaches_the_sender_although_the_body_was_not_read()
    {
        using var listener = Listen();
        using var client = new RawHttpClient(listener.EndPoint);

        await client.SendAsync($"POST /wrong HTTP/1.1\r\nContent-Length: 400000\r\n\r\n" + new string('x', 400_000));

        Assert.Equal(404, await client.ReadStatusAsync());
    }

    [Theory]
    [InlineData("POST /")]
    [InlineData("POST /a-token-of-the-test HTTP/1.1\r\nContent-Length: 30\r\n\r\nCallSid=")]
    [InlineData("POST /a-token-of-the-test HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nCa")]
    public async Task A_slow_sender_is_disconnected(string beginning)
    {
        using var listener = Listen(new() { Token = Token, RequestLimit = TimeSpan.FromMilliseconds(100), LingerLimit = TimeSpan.FromMilliseconds(100) });
        using var client = new RawHttpClient(listener.EndPoint);

        await client.SendAsync(beginning);

        Assert.Equal(408, await client.ReadStatusAsync());
        Assert.Null(await client.ReadStatusAsync());
    }

    [Fact]
    public async Task A_sender_that_trickles_bytes_is_disconnected_too()
    {
        using var listener = Listen(new() { Token = Token, RequestLimit = TimeSpan.FromMilliseconds(300) });
        using var client = new RawHttpClient(listener.EndPoint);
        var answer = client.ReadStatusAsync();

        await client.SendAsync($"POST /{Token} HTTP/1.1\r\n");
        while (!answer.IsCompleted)
        {
            await client.SendAsync("X");
            await Task.WhenAny(answer, Task.Delay(20, Cancellation));
        }

        Assert.Equal(408, await answer);
    }

    [Fact]
    public async Task An_idle_connection_is_closed_without_a_response()
    {
        using var listener = Listen(new() { Token = Token, IdleLimit = TimeSpan.FromMilliseconds(100) });
        using var client = new RawHttpClient(listener.EndPoint);

        Assert.Null(await client.ReadStatusAsync());
    }

    [Fact]
    public async Task The_error_of_an_invalid_body_reaches_the_pipeline()
    {
        using var listener = Listen();
        using var client = new RawHttpClient(listener.EndPoint);

        await client.SendAsync(Post("/" + Token, "Status=completed"));
        Assert.Equal(400, await client.ReadStatusAsync());

        var error = (await listener.NextAsync(Cancellation))!.Error!;
        Assert.Equal(ExotelErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("no CallSid", error.Message, StringComparison.Ordinal);
    }

    private static CallbackListener Listen(CallbackListenerOptions? options = null) =>
        CallbackListener.Start(options ?? new() { Token = Token }, Cancellation);

    private static string Post(string target, string body = Body, string headers = "") => FormattableString.Invariant(
        $"POST {target} HTTP/1.1\r\nHost: x\r\n{headers}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    private static string Chunked(string chunks) => $"POST /{Token} HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}";
}
