using System;
using System.IO;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Exotel.Recordings;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Recordings;

/// <summary>Downloads that break off are resumed or restarted, and two versions are never joined.</summary>
public sealed class RecordingResumeTests : RecordingSaverTestBase
{
    [Fact]
    public async Task A_partial_download_is_resumed_when_the_server_supports_ranges()
    {
        Sound("01234", tag: "\"v1\"", length: 10);
        Part("56789", 5, 10);

        await SaveAsync(Ended(Plain));

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Cancellation));
        Assert.Equal(new[] { "", "bytes=5- if \"v1\"" }, Answers.Ranges);
    }

    [Fact]
    public async Task The_download_restarts_when_the_server_sends_the_whole_again()
    {
        Sound("01234", tag: "\"v1\"", length: 10);
        Sound("abcdefghij", tag: "\"v2\"");

        await SaveAsync(Ended(Plain));

        Assert.Equal("abcdefghij", await File.ReadAllTextAsync(Whole, Cancellation));
        Assert.Equal(new[] { "a.mp3" }, Files());
    }

    [Fact]
    public async Task The_download_restarts_when_the_server_sends_no_ETag()
    {
        Sound("01234", length: 10);
        Sound("0123456789");

        await SaveAsync(Ended(Plain));

        Assert.Equal(new[] { "", "" }, Answers.Ranges);
        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Cancellation));
    }

    [Fact]
    public async Task A_partial_response_with_the_wrong_range_is_discarded()
    {
        Sound("01234", tag: "\"v1\"", length: 10);
        Part("789", 7, 10);
        Sound("0123456789");

        await SaveAsync(Ended(Plain));

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Cancellation));
    }

    [Fact]
    public async Task Two_versions_are_never_joined_even_if_the_server_would()
    {
        Sound("01234", tag: "\"v1\"", length: 10);
        Part("fghij", 5, 10, tag: "\"v2\"");
        Sound("abcdefghij", tag: "\"v2\"");

        await SaveAsync(Ended(Plain));

        Assert.Equal("abcdefghij", await File.ReadAllTextAsync(Whole, Cancellation));
    }

    [Fact]
    public async Task A_partial_response_without_the_total_length_is_rejected()
    {
        Sound("01234", tag: "\"v1\"", length: 10);
        Part("567", 5, length: null);
        Sound("0123456789");

        await SaveAsync(Ended(Plain));

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Cancellation));
    }

    [Fact]
    public async Task A_compressed_recording_is_rejected_because_truncation_would_go_unnoticed()
    {
        using var server = new ScriptedTcpServer((_, socket, _) => ScriptedTcpServer.SendAsync(
            socket, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: audio/mpeg\r\nContent-Length: 10\r\n\r\n0123456789"));
        var connection = new ApiConnection(TestAccounts.With(region: server.Address), observer: null, new ConnectionSettings { Clock = Clock });

        var error = await Assert.ThrowsAsync<ExotelException>(() => new RecordingSaver(connection, replace: false)
            .SaveAsync("a", Ended(server.Address + "/a.mp3"), new RecordingFile(Folder.FullName, "a"), Cancellation));

        Assert.Equal(ExotelErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("compressed", error.Message, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_download_is_resumed_after_a_killed_process()
    {
        await File.WriteAllTextAsync(Whole + ".part", "012", Cancellation);
        await File.WriteAllTextAsync(Whole + ".part.etag", "\"v1\"", Cancellation);
        Part("3456789", 3, 10);

        await SaveAsync(Ended(Plain));

        Assert.Equal("bytes=3- if \"v1\"", Assert.Single(Answers.Ranges));
        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Cancellation));
        Assert.Equal(new[] { "a.mp3" }, Files());
    }

    [Fact]
    public async Task A_body_that_stays_truncated_is_not_given_its_file_name()
    {
        for (var i = 0; i < 5; i++)
            Sound("01234", length: 10);

        var error = await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)));

        Assert.Contains("5 bytes of 10 were received", error.Message, StringComparison.Ordinal);
        Assert.Equal(new[] { "a.mp3.part" }, Files());
    }

    [Fact]
    public async Task A_download_is_resumed_after_the_connection_breaks()
    {
        var answers = 0;
        using var server = new ScriptedTcpServer(async (_, socket, _) =>
        {
            if (Interlocked.Increment(ref answers) == 1)
            {
                await ScriptedTcpServer.SendAsync(socket, "HTTP/1.1 200 OK\r\nETag: \"v\"\r\nContent-Type: audio/mpeg\r\nContent-Length: 10\r\n\r\n01234");
                socket.Shutdown(System.Net.Sockets.SocketShutdown.Both);
                return;
            }

            await ScriptedTcpServer.SendAsync(socket, "HTTP/1.1 206 Partial Content\r\nETag: \"v\"\r\nContent-Range: bytes 5-9/10\r\nContent-Type: audio/mpeg\r\nContent-Length: 5\r\n\r\n56789");
        });
        var connection = new ApiConnection(TestAccounts.With(region: server.Address), observer: null, new ConnectionSettings { Clock = Clock });

        await new RecordingSaver(connection, replace: false).SaveAsync("a", Ended(server.Address + "/a.mp3"), new RecordingFile(Folder.FullName, "a"), Cancellation);

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Cancellation));
    }

    private void Part(string body, long from, long? length, string? tag = null) => Answers.Add(206, body, "audio/mpeg", answer =>
    {
        answer.Headers.ETag = tag is null ? null : new EntityTagHeaderValue(tag);
        var to = from + body.Length - 1;
        answer.Content.Headers.ContentRange = length is { } whole ? new ContentRangeHeaderValue(from, to, whole) : new ContentRangeHeaderValue(from, to);
    });
}
