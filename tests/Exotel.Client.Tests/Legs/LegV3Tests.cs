using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Legs;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Legs;

/// <summary>Legs of v3: sections 6 and 9 of the API document.</summary>
public sealed class LegV3Tests
{
    private static readonly TimeSpan India = new(5, 30, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_documented_v3_legs_are_read()
    {
        var exotel = new CannedResponses().Payload("legs-v3.json");

        var legs = await GetAsync(exotel);

        Assert.Equal("https://ccm-api.exotel.com/v3/accounts/exotest/calls/call1/legs", exotel.Asked.Single().AbsoluteUri);
        Assert.Equal(["From", "From", "To", "To"], legs.Select(leg => leg.Side));
        Assert.Equal(
            ["213f2560d153d744cd61eb81a98616ak", "813f2660d153d744cd61eb81a98616ak", "922g2560d153d744cd61eb81a92616am", "544r1560d153d754cd61tb83a77616ak"],
            legs.Select(leg => leg.Sid));
        Assert.Equal(["Aditya Sharma", null, "Vikas Sharma", "Sanjay Mishra"], legs.Select(leg => leg.Name));
        Assert.All(legs, leg =>
        {
            Assert.Equal("f1ca1057692d586b23b4e7ffcc3216mk", leg.CallSid);
            Assert.Equal("exotel", leg.AccountSid);
            Assert.Equal("V3", leg.ApiVersion);
            Assert.Null(leg.Origin);
            Assert.Null(leg.OnCallDuration);
        });
        var ringing = legs[2];
        Assert.Equal("sip:vikassffbbfc17", ringing.PhoneNumber);
        Assert.Equal("no-answer", ringing.Status);
        Assert.Equal("123456", ringing.GroupId);
        Assert.Equal("test_group", ringing.GroupName);
        Assert.Null(legs[3].GroupId);
        Assert.Null(legs[3].GroupName);
    }

    [Fact]
    public async Task V3_leg_times_with_a_space_and_an_offset_are_read()
    {
        var leg = (await GetAsync(new CannedResponses().Payload("legs-v3.json")))[0];

        Assert.Equal(new DateTimeOffset(2020, 9, 15, 11, 1, 20, India), leg.DateCreated);
        Assert.Equal(India, leg.DateCreated!.Value.Offset);
        Assert.Equal(new DateTimeOffset(2020, 9, 15, 11, 2, 20, India), leg.DateUpdated);
    }

    [Fact]
    public async Task V3_leg_times_are_shown_with_the_offset_of_the_account()
    {
        var legs = await LegLookup.GetV3Async(new CannedResponses().Payload("legs-v3.json").Connect(TestAccounts.With(zone: "+08:00")), "call1", Cancellation);

        Assert.Equal(new DateTimeOffset(2020, 9, 15, 13, 31, 20, TimeSpan.FromHours(8)), legs[0].DateCreated);
        Assert.Equal(TimeSpan.FromHours(8), legs[0].DateCreated!.Value.Offset);
    }

    [Theory]
    [InlineData("""{"call_sid":"c","from":[{"sid":"l"}]}""", "c")]
    [InlineData("""{"sid":"c","to":[{"sid":"l"}]}""", "c")]
    [InlineData("""{"from":[{"sid":"l"}],"to":null}""", "call1")]
    public async Task The_call_SID_of_a_v3_leg_is_read_in_either_spelling_or_taken_from_the_request(string details, string callSid)
    {
        var leg = Assert.Single(await GetAsync(new CannedResponses().Json($$$"""{"response":{"code":200,"leg_details":{{{details}}}}}""")));

        Assert.Equal(callSid, leg.CallSid);
        Assert.Equal("l", leg.Sid);
    }

    [Theory]
    [InlineData("""{"response":{"code":200,"leg_details":{"from":[],"to":[]}}}""")]
    [InlineData("""{"response":{"code":200,"leg_details":{}}}""")]
    public async Task An_empty_list_of_v3_legs_is_not_an_error(string body) => Assert.Empty(await GetAsync(new CannedResponses().Json(body)));

    [Theory]
    [InlineData("""{"request_id":"r1","http_code":500,"response":{"code":500,"error_data":{"code":10743,"message":"Legs not found","description":"none"},"status":"failure","leg_details":null}}""", 500)]
    [InlineData("""{"request_id":"r1","http_code":200,"response":{"code":500,"error_data":{"code":"10743","message":"Legs not found","description":"none"}}}""", 200)]
    [InlineData("""{"request_id":"r1","response":{"error_data":{"code":10743,"message":"Legs not found","description":"none"}}}""", 200)]
    public async Task Code_10743_is_not_found_and_not_retried(string body, int status)
    {
        var exotel = new CannedResponses().Json(body, status);

        var error = await FailAsync(exotel);

        Assert.Equal(ExotelErrorKind.NotFound, error.Kind);
        Assert.Equal("10743", error.Code);
        Assert.Equal("Legs not found: none", error.ServerMessage);
        Assert.Equal("r1", error.RequestId);
        Assert.Single(exotel.Asked);
    }

    [Fact]
    public async Task Code_10706_without_a_status_is_a_conflict()
    {
        var error = await FailAsync(new CannedResponses().Json("""{"response":{"error_data":{"code":10706,"message":"m"}}}"""));

        Assert.Equal(ExotelErrorKind.Conflict, error.Kind);
        Assert.Equal(409, error.StatusCode);
        Assert.Equal("10706", error.Code);
    }

    [Theory]
    [InlineData(1012)]
    [InlineData(1100)]
    [InlineData(10705)]
    [InlineData(10716)]
    [InlineData(10731)]
    public async Task A_code_of_unknown_meaning_keeps_its_status_and_the_words_of_the_server(int code)
    {
        var error = await FailAsync(new CannedResponses().Json($$$"""{"response":{"code":400,"error_data":{"code":{{{code}}},"message":"m","description":"d"} } }"""));

        Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        Assert.Equal("m: d", error.ServerMessage);
        Assert.Contains(FormattableString.Invariant($"(code {code}): m: d"), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, 10715, ExotelErrorKind.ServiceUnavailable, 5)]
    [InlineData(429, 10724, ExotelErrorKind.RateLimited, 8)]
    [InlineData(404, 10744, ExotelErrorKind.NotFound, 1)]
    [InlineData(404, 1017, ExotelErrorKind.NotFound, 1)]
    [InlineData(401, 1010, ExotelErrorKind.AuthenticationFailed, 1)]
    [InlineData(409, 10706, ExotelErrorKind.Conflict, 1)]
    public async Task Documented_codes_are_mapped_whether_in_the_HTTP_status_or_in_the_envelope(int status, int code, ExotelErrorKind kind, int attempts)
    {
        var body = $$$"""{"http_code":{{{status}}},"response":{"code":{{{status}}},"error_data":{"code":{{{code}}},"message":"m","description":"m"} } }""";
        foreach (var httpStatus in new[] { status, 200 })
        {
            var exotel = new CannedResponses();
            for (var i = 0; i < attempts; i++)
                exotel.Json(body, httpStatus);

            var error = await FailAsync(exotel);

            Assert.Equal(kind, error.Kind);
            Assert.Equal(status, error.StatusCode);
            Assert.Equal(attempts, exotel.Asked.Count);
        }
    }

    [Fact]
    public async Task A_v3_response_without_leg_details_is_an_invalid_response() =>
        Assert.Equal(ExotelErrorKind.InvalidResponse, (await FailAsync(new CannedResponses().Json("""{"response":{"code":200}}"""))).Kind);

    private static Task<IReadOnlyList<CallLeg>> GetAsync(CannedResponses exotel) => LegLookup.GetV3Async(exotel.Connect(), "call1", Cancellation);

    private static Task<ExotelException> FailAsync(CannedResponses exotel) => Assert.ThrowsAsync<ExotelException>(() => GetAsync(exotel));
}
