using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Recordings;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Recordings;

/// <summary>Saving recordings: whole files under their name, or none.</summary>
public sealed class RecordingSaverTests : RecordingSaverTestBase
{
    [Fact]
    public async Task A_recording_is_saved_with_the_credential_and_no_other_file_is_left()
    {
        Sound("0123456789");

        await SaveAsync(Ended(Plain));

        Assert.Equal("0123456789", await File.ReadAllTextAsync(Whole, Cancellation));
        Assert.Equal("Basic", Assert.Single(Answers.Authorizations)!.Scheme);
        Assert.Equal(new[] { "a.mp3" }, Files());
    }

    [Fact]
    public async Task The_pre_signed_URL_is_used_first_and_without_the_credential()
    {
        Sound("x");

        await SaveAsync(Ended(Plain, Signed));

        Assert.Equal(Signed, Assert.Single(Answers.Asked).AbsoluteUri);
        Assert.Null(Assert.Single(Answers.Authorizations));
    }

    [Fact]
    public async Task The_plain_URL_is_used_when_the_signature_has_expired()
    {
        Answers.Add(403, "<Error/>", "application/xml");
        Sound("x");

        await SaveAsync(Ended(Plain, Signed));

        Assert.Equal(new[] { Signed, Plain }, Answers.Asked.Select(address => address.AbsoluteUri));
        Assert.Equal(new[] { false, true }, Answers.Authorizations.Select(header => header is not null));
    }

    [Fact]
    public async Task The_call_is_requested_when_only_its_SID_is_known()
    {
        Answers.Json($$$"""{"Call":{"Sid":"a","Status":"completed","RecordingUrl":"{{{Plain}}}"}}""");
        Sound("x");

        await SaveAsync(call: null);

        Assert.Equal("/v1/Accounts/exotest/Calls/a.json", Answers.Asked[0].PathAndQuery);
        Assert.True(File.Exists(Whole));
    }

    [Fact]
    public async Task No_file_is_created_when_there_is_no_recording()
    {
        var call = await SaveAsync(Ended(recording: null));

        Assert.Null(call.RecordingUrl);
        Assert.Empty(Files());
        Assert.Empty(Answers.Asked);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_followed_without_the_credential()
    {
        Redirect("https://cdn.example.com/a.mp3?token=1");
        Sound("x");

        await SaveAsync(Ended(Plain));

        Assert.Equal(new[] { true, false }, Answers.Authorizations.Select(header => header is not null));
    }

    [Fact]
    public async Task Three_redirects_are_followed_and_a_fourth_is_not()
    {
        for (var i = 0; i < 4; i++)
            Redirect("https://recordings.exotel.com/" + i);

        Assert.Equal(ExotelErrorKind.InvalidResponse, (await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)))).Kind);
        Assert.Equal(4, Answers.Asked.Count);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_web_page_is_rejected_as_a_recording()
    {
        Answers.Html("<html>log in</html>");

        Assert.Equal(ExotelErrorKind.InvalidResponse, (await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)))).Kind);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task An_existing_file_is_kept_and_nothing_is_requested()
    {
        await File.WriteAllTextAsync(Whole, "mine", Cancellation);

        Assert.Equal(ExotelErrorKind.Conflict, (await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(Plain)))).Kind);
        Assert.Equal("mine", await File.ReadAllTextAsync(Whole, Cancellation));
        Assert.Empty(Answers.Asked);
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

    [Fact]
    public async Task A_broken_connection_is_retried()
    {
        Answers.Fail(new System.Net.Sockets.SocketException(10054));
        Sound("x");

        await SaveAsync(Ended(Plain));

        Assert.True(File.Exists(Whole));
    }

    [Fact]
    public async Task An_error_shows_no_signature()
    {
        Answers.Add(404, "no", "text/plain");

        var error = await Assert.ThrowsAsync<ExotelException>(() => SaveAsync(Ended(recording: null, Signed)));

        Assert.DoesNotContain("Signature", error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(TestAccounts.Token, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0123abcDEF", "0123abcDEF.mp3")]
    [InlineData("../../etc/passwd", "______etc_passwd.mp3")]
    [InlineData("C:\\x", "C__x.mp3")]
    [InlineData("a:b", "a_b.mp3")]
    [InlineData("nul", "nul_.mp3")]
    [InlineData("COM1", "COM1_.mp3")]
    [InlineData("com", "com.mp3")]
    [InlineData("con1", "con1.mp3")]
    [InlineData("console", "console.mp3")]
    public void File_names_stay_in_the_folder_and_are_no_device_of_Windows(string sid, string name) => Assert.Equal(name, RecordingFile.NameOf(sid));

    private void Redirect(string location) => Answers.Add(302, string.Empty, "text/plain", answer => answer.Headers.Location = new Uri(location));
}
