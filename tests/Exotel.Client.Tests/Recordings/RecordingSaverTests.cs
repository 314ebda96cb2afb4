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

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string Whole => Path.Combine(_folder.FullName, "a.mp3");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Saves_with_the_credential_and_leaves_nothing_else()
    {
        Sound("0123456789");

        await SaveAsync(Ended(Plain));

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Now));
        Assert.Equal("Basic", Assert.Single(_answers.Authorizations)!.Scheme);
        Assert.Equal(new[] { "a.mp3" }, Files());
    }

    [Fact]
    public async Task Takes_the_pre_signed_address_first_and_without_the_credential()
    {
        Sound("x");

        await SaveAsync(Ended(Plain, Signed));

        Assert.Equal(Signed, Assert.Single(_answers.Asked).AbsoluteUri);
        Assert.Null(Assert.Single(_answers.Authorizations));
    }

    [Fact]
    public async Task Takes_the_plain_address_when_the_signature_has_run_out()
    {
        _answers.Add(403, "<Error/>", "application/xml");
        Sound("x");

        await SaveAsync(Ended(Plain, Signed));

        Assert.Equal(new[] { Signed, Plain }, _answers.Asked.Select(address => address.AbsoluteUri));
        Assert.Equal(new[] { false, true }, _answers.Authorizations.Select(header => header is not null));
    }

    [Fact]
    public async Task Asks_for_the_call_when_only_its_SID_is_known()
    {
        _answers.Json($$$"""{"Call":{"Sid":"a","Status":"completed","RecordingUrl":"{{{Plain}}}"}}""");
        Sound("x");

        await SaveAsync(call: null);

        Assert.Equal("/v1/Accounts/exotest/Calls/a.json", _answers.Asked[0].PathAndQuery);
        Assert.True(File.Exists(Whole));
    }

    [Fact]
    public async Task Makes_no_file_where_there_is_no_recording()
    {
        var call = await SaveAsync(Ended(recording: null));

        Assert.Null(call.RecordingUrl);
        Assert.Empty(Files());
        Assert.Empty(_answers.Asked);
    }

    [Fact]
    public async Task Follows_a_redirect_to_another_host_without_the_credential()
    {
        Redirect("https://cdn.example.com/a.mp3?token=1");
        Sound("x");

        await SaveAsync(Ended(Plain));

        Assert.Equal(new[] { true, false }, _answers.Authorizations.Select(header => header is not null));
    }

    [Fact]
    public async Task Follows_three_redirects_and_no_fourth()
    {
        for (var i = 0; i < 4; i++)
            Redirect("https://recordings.exotel.com/" + i);

        Assert.Equal(ExotelErrorKind.InvalidResponse, (await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)))).Kind);
        Assert.Equal(4, _answers.Asked.Count);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Goes_on_with_a_part_where_the_server_can()
    {
        Sound("01234", tag: "\"v1\"", length: 10);
        Part("56789", 5, 10);

        await SaveAsync(Ended(Plain));

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Now));
        Assert.Equal(new[] { "", "bytes=5- if \"v1\"" }, _answers.Ranges);
    }

    [Fact]
    public async Task Begins_anew_where_the_server_sends_the_whole_again()
    {
        Sound("01234", tag: "\"v1\"", length: 10);
        Sound("abcdefghij", tag: "\"v2\"");

        await SaveAsync(Ended(Plain));

        Assert.Equal("abcdefghij", await File.ReadAllTextAsync(Whole, Now));
        Assert.Equal(new[] { "a.mp3" }, Files());
    }

    [Fact]
    public async Task Begins_anew_where_the_server_gives_no_tag_to_tell_versions_apart()
    {
        Sound("01234", length: 10);
        Sound("0123456789");

        await SaveAsync(Ended(Plain));

        Assert.Equal(new[] { "", "" }, _answers.Ranges);
        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Now));
    }

    [Fact]
    public async Task Throws_away_a_part_that_does_not_fit()
    {
        Sound("01234", tag: "\"v1\"", length: 10);
        Part("789", 7, 10);
        Sound("0123456789");

        await SaveAsync(Ended(Plain));

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Now));
    }

    [Fact]
    public async Task Never_joins_two_versions_though_the_server_would()
    {
        Sound("01234", tag: "\"v1\"", length: 10);
        Part("fghij", 5, 10, tag: "\"v2\"");
        Sound("abcdefghij", tag: "\"v2\"");

        await SaveAsync(Ended(Plain));

        Assert.Equal("abcdefghij", await File.ReadAllTextAsync(Whole, Now));
    }

    [Fact]
    public async Task Takes_no_part_that_does_not_say_how_long_the_whole_is()
    {
        Sound("01234", tag: "\"v1\"", length: 10);
        Part("567", 5, length: null);
        Sound("0123456789");

        await SaveAsync(Ended(Plain));

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Now));
    }

    [Fact]
    public async Task A_recording_that_comes_packed_is_refused_since_a_cut_in_it_would_not_be_seen()
    {
        using var server = new ScriptedTcpServer((_, socket, _) => ScriptedTcpServer.SendAsync(
            socket, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: audio/mpeg\r\nContent-Length: 10\r\n\r\n0123456789"));
        var connection = new ApiConnection(TestAccounts.With(region: server.Address), observer: null, new ConnectionSettings { Clock = _clock });

        var error = await Assert.ThrowsAsync<ExotelException>(() => new RecordingSaver(connection, replace: false)
            .SaveAsync("a", Ended(server.Address + "/a.mp3"), new RecordingFile(_folder.FullName, "a"), Now));

        Assert.Equal(ExotelErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("packed", error.Message, StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Another_run_goes_on_where_the_last_one_was_killed()
    {
        await File.WriteAllTextAsync(Whole + ".part", "012", Now);
        await File.WriteAllTextAsync(Whole + ".part.etag", "\"v1\"", Now);
        Part("3456789", 3, 10);

        await SaveAsync(Ended(Plain));

        Assert.Equal("bytes=3- if \"v1\"", Assert.Single(_answers.Ranges));
        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Now));
        Assert.Equal(new[] { "a.mp3" }, Files());
    }

    [Fact]
    public async Task A_body_that_stays_short_gets_no_name()
    {
        for (var i = 0; i < 5; i++)
            Sound("01234", length: 10);

        var error = await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)));

        Assert.Contains("5 bytes came of 10", error.Message, StringComparison.Ordinal);
        Assert.Equal(new[] { "a.mp3.part" }, Files());
    }

    [Fact]
    public async Task A_web_page_is_no_recording()
    {
        _answers.Html("<html>log in</html>");

        Assert.Equal(ExotelErrorKind.InvalidResponse, (await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)))).Kind);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Leaves_a_file_that_is_there_and_asks_nothing()
    {
        await File.WriteAllTextAsync(Whole, "mine", Now);

        Assert.Equal(ExotelErrorKind.Conflict, (await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)))).Kind);
        Assert.Equal("mine", await File.ReadAllTextAsync(Whole, Now));
        Assert.Empty(_answers.Asked);
    }

    [Fact]
    public async Task Replaces_a_file_when_told_to_and_only_with_a_whole_one()
    {
        await File.WriteAllTextAsync(Whole, "mine", Now);
        for (var i = 0; i < 5; i++)
            Sound("01", length: 3);
        await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain), replace: true));
        Assert.Equal("mine", await File.ReadAllTextAsync(Whole, Now));

        Sound("012");
        await SaveAsync(Ended(Plain), replace: true);

        Assert.Equal("012", await File.ReadAllTextAsync(Whole, Now));
        Assert.Equal(new[] { "a.mp3" }, Files());
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Waits_for_a_recording_that_is_not_there_yet(int status)
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
    public async Task Says_so_when_it_is_not_there_five_minutes_after_the_end()
    {
        for (var i = 0; i < 40; i++)
            _answers.Add(404, "no", "text/plain");

        var error = await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain, ago: TimeSpan.FromMinutes(1))));

        Assert.Equal(ExotelErrorKind.NotFound, error.Kind);
        Assert.Contains("recording of a is not there", error.Message, StringComparison.Ordinal);
        Assert.Equal(240, _clock.Elapsed.TotalSeconds);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Does_not_wait_for_one_of_long_ago()
    {
        _answers.Add(404, "no", "text/plain");

        await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)));

        Assert.Empty(_clock.Delays);
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("no-answer")]
    [InlineData("failed")]
    [InlineData("canceled")]
    public async Task Does_not_wait_for_one_of_a_call_that_nobody_answered(string status)
    {
        _answers.Add(404, "no", "text/plain");

        await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(new Call { Sid = "a", Status = status, EndTime = _clock.UtcNow, RecordingUrl = Plain }));

        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task Shows_no_signature_in_an_error()
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
    public async Task A_connection_that_dies_in_the_body_is_gone_on_with()
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

        await new RecordingSaver(connection, replace: false).SaveAsync("a", Ended(server.Address + "/a.mp3"), new RecordingFile(_folder.FullName, "a"), Now);

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Now));
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
            .SaveAsync("a", call, new RecordingFile(_folder.FullName, "a"), Now);

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
