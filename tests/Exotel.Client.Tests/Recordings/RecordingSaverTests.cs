using System;
using System.IO;
using System.Linq;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Exotel.Recordings;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Recordings;

/// <summary>Saving recordings: whole files under their name, or none.</summary>
public sealed class RecordingSaverTests : IDisposable
{
    private const string Plain = "https://recordings.exotel.com/acme/a.mp3";
    private const string Signed = "https://recordings.exotel.com/acme/a.mp3?X-Amz-Signature=1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("exotel-recordings-");
    private readonly CannedResponses _answers = new();
    private readonly FakeClock _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Whole => Path.Combine(_folder.FullName, "a.mp3");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_recording_is_saved_with_the_credential_and_no_other_file_is_left()
    {
        Sound("0123456789");

        await SaveAsync(Ended(Plain));

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Cancellation));
        Assert.Equal("Basic", Assert.Single(_answers.Authorizations)!.Scheme);
        Assert.Equal(new[] { "a.mp3" }, Files());
    }

    [Fact]
    public async Task The_pre_signed_URL_is_used_first_and_without_the_credential()
    {
        Sound("x");

        await SaveAsync(Ended(Plain, Signed));

        Assert.Equal(Signed, Assert.Single(_answers.Asked).AbsoluteUri);
        Assert.Null(Assert.Single(_answers.Authorizations));
    }

    [Fact]
    public async Task The_plain_URL_is_used_when_the_signature_has_expired()
    {
        _answers.Add(403, "<Error/>", "application/xml");
        Sound("x");

        await SaveAsync(Ended(Plain, Signed));

        Assert.Equal(new[] { Signed, Plain }, _answers.Asked.Select(address => address.AbsoluteUri));
        Assert.Equal(new[] { false, true }, _answers.Authorizations.Select(header => header is not null));
    }

    [Fact]
    public async Task The_call_is_requested_when_only_its_SID_is_known()
    {
        _answers.Json($$$"""{"Call":{"Sid":"a","Status":"completed","RecordingUrl":"{{{Plain}}}"}}""");
        Sound("x");

        await SaveAsync(call: null);

        Assert.Equal("/v1/Accounts/exotest/Calls/a.json", _answers.Asked[0].PathAndQuery);
        Assert.True(File.Exists(Whole));
    }

    [Fact]
    public async Task No_file_is_created_when_there_is_no_recording()
    {
        var call = await SaveAsync(Ended(recording: null));

        Assert.Null(call.RecordingUrl);
        Assert.Empty(Files());
        Assert.Empty(_answers.Asked);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_followed_without_the_credential()
    {
        Redirect("https://cdn.example.com/a.mp3?token=1");
        Sound("x");

        await SaveAsync(Ended(Plain));

        Assert.Equal(new[] { true, false }, _answers.Authorizations.Select(header => header is not null));
    }

    [Fact]
    public async Task Three_redirects_are_followed_and_a_fourth_is_not()
    {
        for (var i = 0; i < 4; i++)
            Redirect("https://recordings.exotel.com/" + i);

        Assert.Equal(ExotelErrorKind.InvalidResponse, (await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)))).Kind);
        Assert.Equal(4, _answers.Asked.Count);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_partial_download_is_resumed_when_the_server_supports_ranges()
    {
        Sound("01234", tag: "\"v1\"", length: 10);
        Part("56789", 5, 10);

        await SaveAsync(Ended(Plain));

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Cancellation));
        Assert.Equal(new[] { "", "bytes=5- if \"v1\"" }, _answers.Ranges);
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

        Assert.Equal(new[] { "", "" }, _answers.Ranges);
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
        var connection = new ApiConnection(TestAccounts.With(region: server.Address), observer: null, new ConnectionSettings { Clock = _clock });

        var error = await Assert.ThrowsAsync<ExotelException>(() => new RecordingSaver(connection, replace: false)
            .SaveAsync("a", Ended(server.Address + "/a.mp3"), new RecordingFile(_folder.FullName, "a"), Cancellation));

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

        Assert.Equal("bytes=3- if \"v1\"", Assert.Single(_answers.Ranges));
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
    public async Task A_web_page_is_rejected_as_a_recording()
    {
        _answers.Html("<html>log in</html>");

        Assert.Equal(ExotelErrorKind.InvalidResponse, (await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)))).Kind);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task An_existing_file_is_kept_and_nothing_is_requested()
    {
        await File.WriteAllTextAsync(Whole, "mine", Cancellation);

        Assert.Equal(ExotelErrorKind.Conflict, (await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)))).Kind);
        Assert.Equal("mine", await File.ReadAllTextAsync(Whole, Cancellation));
        Assert.Empty(_answers.Asked);
    }

    [Fact]
    public async Task An_existing_file_is_replaced_on_request_and_only_by_a_complete_one()
    {
        await File.WriteAllTextAsync(Whole, "mine", Cancellation);
        for (var i = 0; i < 5; i++)
            Sound("01", length: 3);
        await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain), replace: true));
        Assert.Equal("mine", await File.ReadAllTextAsync(Whole, Cancellation));

        Sound("012");
        await SaveAsync(Ended(Plain), replace: true);

        Assert.Equal("012", await File.ReadAllTextAsync(Whole, Cancellation));
        Assert.Equal(new[] { "a.mp3" }, Files());
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_recording_that_is_not_ready_is_waited_for(int status)
    {
        var told = 0;
        _answers.Add(status, "no", "text/plain").Add(status, "no", "text/plain");
        Sound("x");

        await SaveAsync(Ended(Plain, ago: TimeSpan.FromMinutes(1)), onNotYet: () => told++);

        Assert.True(File.Exists(Whole));
        Assert.Equal(new[] { 5, 7.5 }, _clock.Delays.Select(delay => delay.TotalSeconds));
        Assert.Equal(1, told);
    }

    [Fact]
    public async Task A_recording_missing_five_minutes_after_the_call_is_an_error()
    {
        for (var i = 0; i < 40; i++)
            _answers.Add(404, "no", "text/plain");

        var error = await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain, ago: TimeSpan.FromMinutes(1))));

        Assert.Equal(ExotelErrorKind.NotFound, error.Kind);
        Assert.Contains("recording of a does not exist", error.Message, StringComparison.Ordinal);
        Assert.Equal(240, _clock.Elapsed.TotalSeconds);
        Assert.Empty(Files());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-300)]
    public async Task A_recording_is_waited_for_at_most_five_minutes_even_when_the_call_seems_to_end_in_the_future(int hours)
    {
        for (var i = 0; i < 200; i++)
            _answers.Add(404, "no", "text/plain");

        var error = await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain, ago: TimeSpan.FromHours(hours))));

        Assert.Equal(ExotelErrorKind.NotFound, error.Kind);
        Assert.Equal(300, _clock.Elapsed.TotalSeconds);
    }

    [Fact]
    public async Task A_broken_connection_is_retried()
    {
        _answers.Fail(new System.Net.Sockets.SocketException(10054));
        Sound("x");

        await SaveAsync(Ended(Plain));

        Assert.True(File.Exists(Whole));
    }

    [Fact]
    public async Task A_recording_of_an_old_call_is_not_waited_for()
    {
        _answers.Add(404, "no", "text/plain");

        await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)));

        Assert.Empty(_clock.Delays);
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("no-answer")]
    [InlineData("cancelled")]
    [InlineData("failed")]
    [InlineData("canceled")]
    public async Task A_recording_of_an_unanswered_call_is_not_waited_for(string status)
    {
        _answers.Add(404, "no", "text/plain");

        await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(new Call { Sid = "a", Status = status, EndTime = _clock.UtcNow, RecordingUrl = Plain }));

        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task An_error_shows_no_signature()
    {
        _answers.Add(404, "no", "text/plain");

        var error = await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(recording: null, Signed)));

        Assert.DoesNotContain("Signature", error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(TestAccounts.Token, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0123abcDEF", "0123abcDEF.mp3")]
    [InlineData("../../etc/passwd", "______etc_passwd.mp3")]
    [InlineData("C:\\x", "C__x.mp3")]
    [InlineData("a:b", "a_b.mp3")]
    public void File_names_stay_in_the_folder(string sid, string name) => Assert.Equal(name, RecordingFile.NameOf(sid));

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
        var connection = new ApiConnection(TestAccounts.With(region: server.Address), observer: null, new ConnectionSettings { Clock = _clock });

        await new RecordingSaver(connection, replace: false).SaveAsync("a", Ended(server.Address + "/a.mp3"), new RecordingFile(_folder.FullName, "a"), Cancellation);

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Cancellation));
    }

    private Call Ended(string? recording, string? signed = null, TimeSpan? ago = null) => new()
    {
        Sid = "a",
        Status = "completed",
        EndTime = _clock.UtcNow - (ago ?? TimeSpan.FromDays(1)),
        RecordingUrl = recording,
        PreSignedRecordingUrl = signed,
    };

    private Task<Call> SaveAsync(Call? call, bool replace = false, Action? onNotYet = null) =>
        new RecordingSaver(_answers.Connect(clock: _clock), replace) { OnNotYet = (_, _) => onNotYet?.Invoke() }
            .SaveAsync("a", call, new RecordingFile(_folder.FullName, "a"), Cancellation);

    private void Sound(string body, string? tag = null, long? length = null) => _answers.Add(200, body, "audio/mpeg", answer =>
    {
        answer.Headers.ETag = tag is null ? null : new EntityTagHeaderValue(tag);
        if (length is not null)
            answer.Content.Headers.ContentLength = length;
    });

    private void Part(string body, long from, long? length, string? tag = null) => _answers.Add(206, body, "audio/mpeg", answer =>
    {
        answer.Headers.ETag = tag is null ? null : new EntityTagHeaderValue(tag);
        var to = from + body.Length - 1;
        answer.Content.Headers.ContentRange = length is { } whole ? new ContentRangeHeaderValue(from, to, whole) : new ContentRangeHeaderValue(from, to);
    });

    private void Redirect(string location) => _answers.Add(302, string.Empty, "text/plain", answer => answer.Headers.Location = new Uri(location));

    private string[] Files() => _folder.GetFiles().Select(file => file.Name).Order().ToArray();
}
