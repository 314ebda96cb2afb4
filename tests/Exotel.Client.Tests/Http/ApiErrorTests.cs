using System;
using System.Text;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Http;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Http;

/// <summary>Errors in every format of the API. Source: docs/api.md#errors.</summary>
public sealed class ApiErrorTests
{
    [Theory]
    [InlineData("""{"RestException":{"Status":403,"Message":"Not yet KYC compliant"}}""", null)]
    [InlineData("""{"RestException":{"Status":"403","Code":12,"Message":"Not yet KYC compliant"}}""", "12")]
    [InlineData("""{"RestException":{"Code":"34010","Message":"Not yet KYC compliant"}}""", "34010")]
    [InlineData("""<?xml version="1.0"?><TwilioResponse><RestException><Status>403</Status><Message>Not yet KYC compliant</Message></RestException></TwilioResponse>""", null)]
    [InlineData("""{"request_id":"r","http_code":403,"response":{"code":403,"error_data":{"code":1020,"message":"Not yet KYC compliant","description":null},"status":"failure"}}""", "1020")]
    public async Task The_server_message_and_code_are_kept(string body, string? code)
    {
        var error = await FailAsync(new CannedResponses().Add(403, body, "text/plain"));

        Assert.Equal(ExotelErrorKind.Forbidden, error.Kind);
        Assert.Equal("Not yet KYC compliant", error.ServerMessage);
        Assert.Equal(code, error.Code);
        Assert.Contains("Not yet KYC compliant", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documented_legs_error_is_parsed()
    {
        var error = await FailAsync(new CannedResponses().Json(Fixtures.Read("error-legs-v1.json"), 400));

        Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        Assert.Equal("Bad Request: Please check the callSID passed", error.ServerMessage);
    }

    [Theory]
    [InlineData("""{"RestException":{"Status":404,"Message":"No such call"}}""", ExotelErrorKind.NotFound)]
    [InlineData("""{"RestException":{"Code":401,"Message":"Who?"}}""", ExotelErrorKind.AuthenticationFailed)]
    [InlineData("""<TwilioResponse><RestException><Status>404</Status><Message>No</Message></RestException></TwilioResponse>""", ExotelErrorKind.NotFound)]
    public async Task An_error_in_a_200_response_is_thrown(string body, ExotelErrorKind kind) =>
        Assert.Equal(kind, (await FailAsync(new CannedResponses().Add(200, body, "application/json"))).Kind);

    [Theory]
    [InlineData("""{"http_code":403,"response":[{"code":403,"error_data":{"message":"No"}},{"code":500}]}""", 403, "No")]
    [InlineData("""{"http_code":404,"response":{"status":"failure"}}""", 404, "failure")]
    [InlineData("""{"http_code":"429","response":{"error_data":{"description":"Slowly","code":[]}}}""", 429, "Slowly")]
    [InlineData("""{"http_code":200,"response":{"code":200,"status":"success"}}""", null, null)]
    [InlineData("""{"response":{"status":"failure"}}""", null, null)]
    [InlineData("""{"response":[]}""", null, null)]
    [InlineData("""{"response":[7]}""", null, null)]
    [InlineData("""{"response":"no"}""", null, null)]
    [InlineData("""{"response":{"code":"-1"}}""", null, null)]
    [InlineData("7", null, null)]
    public void An_envelope_is_an_error_when_its_code_or_error_data_reports_one(string body, int? status, string? message)
    {
        var error = ApiErrorParser.Parse(Encoding.UTF8.GetBytes(body));

        Assert.Equal(status, error?.Status);
        Assert.Equal(message, error?.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><h1>401</h1></html>")]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("{\"RestException\":7}")]
    public async Task Without_a_message_the_error_reports_the_status(string body)
    {
        var error = await FailAsync(new CannedResponses().Add(401, body, "text/html"));

        Assert.Equal(ExotelErrorKind.AuthenticationFailed, error.Kind);
        Assert.Null(error.ServerMessage);
        Assert.Contains("401", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("400 bad request", 400, ExotelErrorKind.InvalidRequest)]
    [InlineData("Your account is not yet KYC compliant\n", 403, ExotelErrorKind.Forbidden)]
    [InlineData("\"Invalid parameter: From\"", 400, ExotelErrorKind.InvalidRequest)]
    public async Task A_short_plain_text_is_the_message_of_the_server(string body, int status, ExotelErrorKind kind)
    {
        var error = await FailAsync(new CannedResponses().Add(status, body, "text/plain"));

        Assert.Equal((kind, body.Trim().Trim('"')), (error.Kind, error.ServerMessage));
        Assert.Contains(body.Trim().Trim('"'), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("Bad <b>request</b>")]
    [InlineData("{ not json")]
    public async Task Other_text_is_not_the_message_of_the_server(string body) =>
        Assert.Null((await FailAsync(new CannedResponses().Add(400, body.StartsWith("two", StringComparison.Ordinal) ? string.Concat(System.Linq.Enumerable.Repeat(body, 200)) : body, "text/plain"))).ServerMessage);

    [Theory]
    [InlineData("No matching results", 400)]
    [InlineData("No matching results.", 200)]
    [InlineData("""{"RestException":{"Status":400,"Message":"No matching results"}}""", 400)]
    [InlineData("""{"RestException":{"Status":400,"Message":"No matching results found"}}""", 200)]
    public async Task No_matching_results_is_an_unknown_call(string body, int status) =>
        Assert.Equal(ExotelErrorKind.NotFound, (await FailAsync(new CannedResponses().Add(status, body, "text/plain"))).Kind);

    [Fact]
    public async Task A_server_message_becomes_one_line_of_limited_length()
    {
        var words = "a\\nb\\u001b[31m" + new string('x', 5000);
        var error = await FailAsync(new CannedResponses().Json($$$"""{"RestException":{"Status":400,"Message":"{{{words}}}"}}""", 400));

        Assert.InRange(error.Message.Length, 500, 900);
        Assert.DoesNotContain(error.Message, char.IsControl);
    }

    [Fact]
    public async Task The_message_contains_the_url_and_no_credential()
    {
        var exotel = new CannedResponses().Json("{}", 401);
        var error = await FailAsync(exotel);

        Assert.Contains("https://api.exotel.com/v1/Accounts/exotest/Calls/a.json", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestAccounts.Token, error.ToString(), StringComparison.Ordinal);
        Assert.Equal("Basic", exotel.Authorizations[0]!.Scheme);
    }

    private static Task<ExotelException> FailAsync(CannedResponses exotel) => Assert.ThrowsAsync<ExotelException>(() =>
        CallLookup.GetAsync(exotel.Connect(), "a", CallDetailOptions.None, TestContext.Current.CancellationToken));
}
