using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Calls;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls;

/// <summary>Calls of v2 and v3: section 7 of the API document, documented and observed.</summary>
public sealed class CcmCallTests
{
    private const string ObservedBlock =
        """
        "call_sid":"c1","direction":"inbound","virtual_number":"+9180","call_state":"terminal","call_status":"agent_unanswered",
        "customer_details":{"contact_uri":"+9198","contact_name":"Asha","status":"completed"},
        "assigned_agent_details":{"user_id":"u1","user_name":"Ravi","contact_uri":"sip:ravi","group_id":7,"status":"no-answer"},
        "created_time":"2026-07-01T04:30:00Z","total_duration":"12","total_talk_time":0,"recordings":null
        """;

    private static readonly TimeSpan India = new(5, 30, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_documented_response_of_v2_is_read()
    {
        var exotel = new CannedResponses().Payload("call-details-v2.json");

        var call = await GetAsync(exotel);

        Assert.Equal("https://ccm-api.exotel.com/v2/accounts/exotest/calls/c1", exotel.Asked.Single().AbsoluteUri);
        Assert.Equal("unique_call_identifier", call.Sid);
        Assert.Equal("V2", call.ApiVersion);
        Assert.Equal("req_abc123", call.RequestId);
        Assert.Equal("outbound-api", call.Direction);
        Assert.Equal("+911234567890", call.PhoneNumber);
        Assert.Equal("terminal", call.State);
        Assert.Equal("completed", call.Status);
        Assert.Equal("Answered", call.Outcome);
        Assert.Equal("agent-uuid", call.AgentId);
        Assert.Null(call.AgentName);
        Assert.Equal("sip:agent@exotel.com", call.AgentUri);
        Assert.Equal("sip:agent@exotel.com", call.From);
        Assert.Equal("+919876543210", call.To);
        Assert.Equal(300, call.Duration);
        Assert.Equal(280, call.ConversationDuration);
        Assert.Equal("ticket_12345", call.CustomField);
        Assert.Equal("https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/exotel/recording.mp3", call.RecordingUrl);
        Assert.Null(call.Price);
        Assert.Null(call.AccountSid);
        Assert.Equal("unique_call_identifier", call.ToString());
    }

    [Fact]
    public async Task UTC_times_are_shown_with_the_offset_of_the_account()
    {
        var call = await GetAsync(new CannedResponses().Payload("call-details-v2.json"));

        Assert.Equal(new DateTimeOffset(2024, 6, 15, 16, 0, 0, India), call.DateCreated);
        Assert.Equal(India, call.DateCreated!.Value.Offset);
        Assert.Equal(new DateTimeOffset(2024, 6, 15, 16, 5, 5, India), call.DateUpdated);
        Assert.Equal(new DateTimeOffset(2024, 6, 15, 16, 0, 1, India), call.StartTime);
        Assert.Equal(new DateTimeOffset(2024, 6, 15, 16, 5, 0, India), call.EndTime);
    }

    [Theory]
    [InlineData("one block", "{\"code\":200,\"error_data\":null,\"status\":\"success\",\"data\":{", "}}")]
    [InlineData("a list of blocks", "[{\"code\":200,\"error_data\":null,\"status\":\"success\",\"data\":{", "}}]")]
    [InlineData("details inside data", "{\"code\":200,\"data\":{\"call_details\":{", "}}}")]
    [InlineData("documented name, observed fields", "{\"call_details\":{", "}}")]
    public async Task The_observed_shapes_of_v2_are_read(string shape, string before, string after)
    {
        Assert.NotEmpty(shape);

        var call = await GetAsync(new CannedResponses().Json("{\"request_id\":\"r\",\"http_code\":200,\"response\":" + before + ObservedBlock + after + "}"));

        Assert.Equal("c1", call.Sid);
        Assert.Equal("r", call.RequestId);
        Assert.Equal("terminal", call.State);
        Assert.Equal("agent_unanswered", call.Status);
        Assert.Equal("Missed", call.Outcome);
        Assert.Equal("+9180", call.PhoneNumber);
        Assert.Equal("u1", call.AgentId);
        Assert.Equal("Ravi", call.AgentName);
        Assert.Equal("sip:ravi", call.AgentUri);
        Assert.Equal("Asha", call.CallerName);
        Assert.Equal(12, call.Duration);
        Assert.Equal(0, call.ConversationDuration);
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, India), call.DateCreated);
        Assert.Null(call.RecordingUrl);
    }

    [Theory]
    [InlineData("inbound", "+9198", "sip:ravi", "completed", "no-answer")]
    [InlineData("incoming", "+9198", "sip:ravi", "completed", "no-answer")]
    [InlineData("outbound", "sip:ravi", "+9198", "no-answer", "completed")]
    [InlineData("outbound-api", "sip:ravi", "+9198", "no-answer", "completed")]
    public async Task Caller_and_callee_follow_from_the_direction(string direction, string from, string to, string leg1, string leg2)
    {
        var call = await GetAsync(new CannedResponses().Json(
            "{\"response\":{\"data\":{" + ObservedBlock.Replace("\"inbound\"", "\"" + direction + "\"", StringComparison.Ordinal) + "}}}"));

        Assert.Equal(from, call.From);
        Assert.Equal(to, call.To);
        Assert.Equal(("+9198", "sip:ravi"), (call.CustomerNumber, call.AgentNumber));
        Assert.Equal(leg1, call.Leg1Status);
        Assert.Equal(leg2, call.Leg2Status);
    }

    [Fact]
    public async Task The_documented_fields_of_v3_are_read()
    {
        var exotel = new CannedResponses().Json(
            """
            {"request_id":"r3","http_code":200,"response":{"code":200,"status":"success","call_details":{"sid":"c3","direction":"outbound","virtual_number":"080",
            "state":"terminal","status":"to_leg_unanswered","legs":"/v3/accounts/exotest/calls/c3/legs","created_time":"2026-07-01 10:00:00+05:30",
            "updated_time":"2026-07-01 10:01:00+05:30","start_time":"2026-07-01 10:00:01+05:30","end_time":"2026-07-01 10:00:31+05:30","total_duration":30,
            "total_talk_time":0,"custom_field":"f","app_id":12,"app_name":"a","digits":"1","recordings":[{"url":"https://recordings.exotel.com/1.mp3"},{"url":"https://recordings.exotel.com/2.mp3"}]}}}
            """);

        var call = await CcmCallLookup.GetAsync(exotel.Connect(), 3, "c/3", Cancellation);

        Assert.Equal("https://ccm-api.exotel.com/v3/accounts/exotest/calls/c%2F3", exotel.Asked.Single().AbsoluteUri);
        Assert.Equal("c3", call.Sid);
        Assert.Equal("V3", call.ApiVersion);
        Assert.Equal("r3", call.RequestId);
        Assert.Equal("to_leg_unanswered", call.Status);
        Assert.Equal("Missed", call.Outcome);
        Assert.Equal(30, call.Duration);
        Assert.Equal(0, call.ConversationDuration);
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 31, India), call.EndTime);
        Assert.Equal("https://recordings.exotel.com/1.mp3", call.RecordingUrl);
        Assert.Equal("f", call.CustomField);
    }

    [Fact]
    public async Task An_active_call_without_status_and_with_missing_fields_is_read()
    {
        var call = await GetAsync(new CannedResponses().Json("""{"response":{"code":200,"call_details":{"sid":"c1","state":"active","status":null}}}"""));

        Assert.Equal("active", call.State);
        Assert.Null(call.Status);
        Assert.Equal("InProgress", call.Outcome);
        Assert.Null(call.Duration);
        Assert.Null(call.EndTime);
        Assert.Null(call.From);
        Assert.Null(call.AgentId);
    }

    [Theory]
    [InlineData("\"recording\":{\"available\":true,\"url\":\"u1\"}", "u1")]
    [InlineData("\"recording\":{\"available\":false,\"url\":null}", null)]
    [InlineData("\"recording\":null,\"recordings\":[{\"url\":\"u1\"},{\"url\":\"u2\"}]", "u1")]
    [InlineData("\"recordings\":[{\"url\":\"\"},{\"url\":\"u2\"}]", "u2")]
    [InlineData("\"recordings\":[\"u1\"]", "u1")]
    [InlineData("\"recordings\":\"u1\"", "u1")]
    [InlineData("\"recordings\":[]", null)]
    [InlineData("\"recordings\":7", null)]
    public async Task The_recording_URL_is_read_in_every_shape(string fields, string? url) =>
        Assert.Equal(url, (await GetAsync(new CannedResponses().Json("{\"response\":{\"call_details\":{\"sid\":\"c1\"," + fields + "}}}"))).RecordingUrl);

    [Theory]
    [InlineData("\"assigned_agent_details\":null,\"customer_details\":\"\"")]
    [InlineData("\"assigned_agent_details\":[],\"customer_details\":7")]
    public async Task Parties_of_an_unexpected_shape_are_ignored(string fields)
    {
        var call = await GetAsync(new CannedResponses().Json("{\"response\":{\"call_details\":{\"sid\":\"c1\"," + fields + "}}}"));

        Assert.Equal("c1", call.Sid);
        Assert.Null(call.From);
        Assert.Null(call.To);
        Assert.Null(call.AgentUri);
    }

    [Theory]
    [InlineData("""{"http_code":200,"request_id":"r","response":{"code":404,"error_data":{"code":10744,"message":"call not found","description":"x"},"call_details":null}}""", ExotelErrorKind.NotFound)]
    [InlineData("""{"http_code":200,"request_id":"r","response":[{"code":404,"error_data":{"code":10744,"message":"call not found","description":"x"},"data":null}]}""", ExotelErrorKind.NotFound)]
    [InlineData("""{"http_code":404,"request_id":"r","response":{"error_data":{"code":10744,"message":"call not found","description":"x"}}}""", ExotelErrorKind.NotFound)]
    [InlineData("""{"http_code":200,"request_id":"r","response":{"code":200,"error_data":{"code":1010,"message":"call not found","description":"x"},"call_details":null}}""", ExotelErrorKind.AuthenticationFailed)]
    [InlineData("""{"http_code":200,"request_id":"r","response":{"code":400,"status":"call not found: x"}}""", ExotelErrorKind.InvalidRequest)]
    public async Task A_failing_code_in_a_response_with_status_200_is_an_error(string body, ExotelErrorKind kind)
    {
        var error = await FailAsync(new CannedResponses().Json(body));

        Assert.Equal(kind, error.Kind);
        Assert.Equal("call not found: x", error.ServerMessage);
        Assert.Equal("r", error.RequestId);
    }

    [Fact]
    public async Task Error_data_next_to_a_call_is_not_an_error() =>
        Assert.Equal("c1", (await GetAsync(new CannedResponses().Json("""{"http_code":200,"response":{"code":200,"error_data":{},"call_details":{"sid":"c1"}}}"""))).Sid);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"http_code":200,"response":null}""")]
    [InlineData("""{"http_code":200,"response":[]}""")]
    [InlineData("""{"http_code":200,"response":{"code":200}}""")]
    public async Task A_response_without_a_call_is_an_invalid_response(string body) =>
        Assert.Equal(ExotelErrorKind.InvalidResponse, (await FailAsync(new CannedResponses().Json(body))).Kind);

    [Theory]
    [InlineData(401, ExotelErrorKind.AuthenticationFailed)]
    [InlineData(403, ExotelErrorKind.Forbidden)]
    public async Task The_error_of_a_rejected_account_says_that_CCM_must_be_enabled(int status, ExotelErrorKind kind)
    {
        var error = await FailAsync(new CannedResponses().Json("", status));

        Assert.Equal(kind, error.Kind);
        Assert.Contains("(CCM) must be enabled for the account", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_of_a_missing_call_says_that_it_may_not_have_been_made_through_CCM()
    {
        var error = await FailAsync(new CannedResponses().Json("", 404));

        Assert.Equal(ExotelErrorKind.NotFound, error.Kind);
        Assert.Contains("may not have been placed through v2", error.Message, StringComparison.Ordinal);
    }

    private static Task<Call> GetAsync(CannedResponses exotel) => CcmCallLookup.GetAsync(exotel.Connect(), 2, "c1", Cancellation);

    private static Task<ExotelException> FailAsync(CannedResponses exotel) => Assert.ThrowsAsync<ExotelException>(() => GetAsync(exotel));
}
