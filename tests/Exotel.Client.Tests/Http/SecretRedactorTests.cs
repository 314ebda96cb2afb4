using System;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Http;

/// <summary>Server messages are shown without the credential.</summary>
public sealed class SecretRedactorTests
{
    private const string Key = "exotest-api-key+/";
    private const string Token = "hush-hush/token";

    private static readonly string Header = Convert.ToBase64String(Encoding.UTF8.GetBytes(Key + ":" + Token));
    private static readonly Account Account = TestAccounts.With(key: Key, token: Token);

    public static TheoryData<string> Echoes => new()
    {
        "bad header: Basic " + Header,
        "bad header: Basic " + Header[..20] + "...",
        Key + ":" + Token + " is wrong",
        Token.ToUpperInvariant(),
        "token=" + Uri.EscapeDataString(Token) + "&key=" + Uri.EscapeDataString(Key),
        "Bearer " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Token)),
        new string('x', 495) + Token,
    };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task An_error_that_repeats_the_credential_is_shown_without_it(string words)
    {
        foreach (var status in new[] { 200, 400, 403 })
            foreach (var body in new[]
            {
                $$$"""{"RestException":{"Status":403,"Code":"{{{words}}}","Message":"Refused. {{{words}}}"}}""",
                $$$"""{"request_id":"{{{words}}}","http_code":403,"response":{"code":403,"error_data":{"code":1020,"message":"Refused. {{{words}}}"},"status":"failure"}}""",
                $"<TwilioResponse><RestException><Status>403</Status><Message>Refused. {words.Replace("&", "&amp;", StringComparison.Ordinal)}</Message></RestException></TwilioResponse>",
            })
            {
                var error = await FailAsync(new CannedResponses().Add(status, body, "text/plain"));

                Assert.Contains(error.Kind == ExotelErrorKind.InvalidResponse ? "is not what the API documents" : "Refused. ", error.Message, StringComparison.Ordinal);
                AssertHides(error.ToString() + error.Code + error.ServerMessage + error.RequestId);
            }
    }

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task An_exception_that_quotes_the_credential_is_reported_without_it(string words)
    {
        var exotel = new CannedResponses();
        for (var attempt = 0; attempt < 5; attempt++)
            exotel.Fail(new HttpRequestException("An error", new HttpRequestException($"Received an invalid status line: '{words}'.")));

        var error = await FailAsync(exotel);

        Assert.Contains("Received an invalid status line", error.Message, StringComparison.Ordinal);
        AssertHides(error.ToString());
    }

    [Fact]
    public async Task A_message_without_the_credential_is_unchanged()
    {
        const string words = "Basic authentication failed for account exotest: the token is wrong.";

        var error = await FailAsync(new CannedResponses().Json($$$"""{"RestException":{"Status":401,"Message":"{{{words}}}"}}""", 401));

        Assert.Equal(words, error.ServerMessage);
    }

    [Fact]
    public async Task The_key_of_an_old_account_equals_its_SID_and_is_not_hidden()
    {
        var old = TestAccounts.With(sid: "exotest", key: "exotest");

        var error = await FailAsync(new CannedResponses().Json("""{"RestException":{"Status":403,"Message":"No such right for exotest"}}""", 403), old);

        Assert.Equal("No such right for exotest", error.ServerMessage);
    }

    private static void AssertHides(string shown)
    {
        foreach (var secret in new[] { Token, Key, Header, Header[..20], Token[..6], Uri.EscapeDataString(Token), Convert.ToBase64String(Encoding.UTF8.GetBytes(Token)) })
            Assert.DoesNotContain(secret, shown, StringComparison.OrdinalIgnoreCase);
    }

    private static Task<ExotelException> FailAsync(CannedResponses exotel, Account? account = null) => Assert.ThrowsAsync<ExotelException>(() =>
        CallLookup.GetAsync(exotel.Connect(account ?? Account), "a", CallDetailOptions.None, TestContext.Current.CancellationToken));
}
