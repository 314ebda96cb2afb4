using System;
using Exotel.Accounts;
using Exotel.Callbacks;
using Xunit;

namespace Exotel.Tests.Callbacks;

/// <summary>The callbacks that were captured, and those of other products. Source: docs/api.md#callbacks.</summary>
public sealed class CallbackKindTests
{
    private static readonly TimeSpan India = new(5, 30, 0);

    private const string Passthru =
        "CallSid=p1&CallFrom=09812345678&CallTo=08045678900&DialWhomNumber=09876543210&DialCallStatus=completed&DialCallDuration=31&CallType=completed" +
        "&Created=Wed%2C+23+Feb+2022+12%3A31%3A59&CurrentTime=2022-02-23+12%3A33%3A05&StartTime=2022-02-23+12%3A31%3A59&EndTime=1970-01-01+05%3A30%3A00" +
        "&flow_id=77&tenant_id=5&OutgoingPhoneNumber=08045678900&RecordingAvailableBy=Wed%2C+23+Feb+2022+12%3A38%3A05&AgentEmail=ravi%40example.com&digits=%22123%22" +
        "&Legs%5B0%5D%5BNumber%5D=09876543210&Legs%5B0%5D%5BType%5D=single&Legs%5B0%5D%5BCallerId%5D=08045678900&Legs%5B0%5D%5BOnCallDuration%5D=24" +
        "&Legs%5B0%5D%5BCauseCode%5D=NORMAL_CLEARING&Legs%5B0%5D%5BCause%5D=16&DisconnectedBy=Callee&Insights%5BStatus%5D=answered&Stream%5BRecordingUrl%5D=https%3A%2F%2Fs.example.com%2Fa";

    [Fact]
    public void Passthru_fields_of_a_connected_call_are_mapped()
    {
        var callback = Parse(Passthru);

        Assert.Equal(("p1", "09812345678", "08045678900"), (callback.CallSid, callback.From, callback.To));
        Assert.Equal(new DateTimeOffset(2022, 2, 23, 12, 31, 59, India), callback.DateCreated);
        Assert.Null(callback.EndTime);
        Assert.Equal("123", callback.AdditionalFields["digits"]);
        Assert.Equal("31", callback.AdditionalFields["DialCallDuration"]);
        Assert.Equal("completed", callback.AdditionalFields["CallType"]);
        Assert.Equal("answered", callback.AdditionalFields["Insights[Status]"]);
        Assert.Equal("https://s.example.com/a", callback.AdditionalFields["Stream[RecordingUrl]"]);
    }

    [Fact]
    public void The_first_Passthru_leg_is_the_agent_and_its_time_is_the_talk_time()
    {
        var callback = Parse(Passthru);

        Assert.Equal(24, callback.ConversationDuration);
        Assert.Equal((null, null), (callback.Leg1Status, callback.Leg1Duration));
        Assert.Equal(("completed", 24), (callback.Leg2Status, callback.Leg2Duration));
        var leg = Assert.Single(callback.Legs!);
        Assert.Equal(("09876543210", "16", "NORMAL_CLEARING"), (leg.AdditionalFields["Number"], leg.AdditionalFields["CauseCode"], leg.AdditionalFields["Cause"]));
    }

    [Fact]
    public void Causes_in_the_right_order_are_kept()
    {
        var leg = Assert.Single(Parse("CallSid=p1&CallFrom=1&Legs[0][CauseCode]=16&Legs[0][Cause]=NORMAL_CLEARING").Legs!);

        Assert.Equal(("16", "NORMAL_CLEARING"), (leg.AdditionalFields["CauseCode"], leg.AdditionalFields["Cause"]));
    }

    [Theory]
    [InlineData("%22%22", "")]
    [InlineData("%225", "\"5")]
    [InlineData("5", "5")]
    public void Digits_are_shown_without_their_quotation_marks(string sent, string digits) =>
        Assert.Equal(digits, Parse("CallSid=p1&CallFrom=1&digits=" + sent).AdditionalFields["digits"]);

    [Theory]
    [InlineData("Wed, 23 Feb 2022 12:31:59")]
    [InlineData("Wed, 3 Feb 2022 12:31:59")]
    [InlineData("Thu, 23 Feb 2022 12:31:59")]
    public void Created_is_read_by_its_date(string text) =>
        Assert.Equal(new TimeSpan(12, 31, 59), Parse("CallSid=p1&Created=" + text).DateCreated!.Value.TimeOfDay);

    [Theory]
    [InlineData("""{"CallSid":"i1","CallState":"terminal","CallStatus":"completed","FromNumber":"sip:ravi","ToNumber":"+919812345678","VirtualNumber":"08045678900","TotalDuration":42,"CallRecordings":[{"url":"https://recordings.exotel.com/a.mp3"}],"StartTime":"2026-07-01T04:30:00Z","Direction":"outbound"}""")]
    [InlineData("""{"CallSid":"i1","CallState":"terminal","CallStatus":"completed","FromNumber":"sip:ravi","ToNumber":"+919812345678","VirtualNumber":"08045678900","TotalDuration":"42","CallRecordings":"https://recordings.exotel.com/a.mp3","StartTime":"2026-07-01 10:00:00+05:30","Direction":"outbound"}""")]
    public void IP_calling_is_mapped_from_its_own_names(string body)
    {
        var callback = Parse(body);

        Assert.Equal(("sip:ravi", "+919812345678", "08045678900"), (callback.From, callback.To, callback.PhoneNumberSid));
        Assert.Equal(("completed", "https://recordings.exotel.com/a.mp3"), (callback.Status, callback.RecordingUrl));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, India), callback.StartTime);
        Assert.Equal("terminal", callback.AdditionalFields["CallState"]);
        Assert.Equal("42", callback.AdditionalFields["TotalDuration"]);
        Assert.Equal((42, null), (callback.Duration, callback.ConversationDuration));
        Assert.Null(callback.EventType);
    }

    [Fact]
    public void A_heartbeat_says_which_ExoPhones_are_affected()
    {
        var callback = Parse(
            """{"timestamp":"2026-07-15T06:00:00Z","status_type":"WARNING","incoming_affected":["0113","0114"],"outgoing_affected":[],"data":{"0113":{"phone_number":"08045678901"}}}""");

        Assert.Equal(("heartbeat", "WARNING", string.Empty), (callback.EventType, callback.Status, callback.CallSid));
        Assert.Equal(new DateTimeOffset(2026, 7, 15, 11, 30, 0, India), callback.DateCreated);
        Assert.Equal("""["0113","0114"]""", callback.AdditionalFields["incoming_affected"]);
        Assert.Equal("[]", callback.AdditionalFields["outgoing_affected"]);
        Assert.Equal("""{"0113":{"phone_number":"08045678901"}}""", callback.AdditionalFields["data"]);
    }

    [Theory]
    [InlineData("""{"status_type":"OK","timestamp":"2026-07-15T06:00:00Z"}""")]
    [InlineData("""{"status_type":"PAYLOAD_TOO_LARGE","timestamp":null,"incoming_affected":null}""")]
    public void A_heartbeat_without_lists_is_understood(string body) => Assert.Equal("heartbeat", Parse(body).EventType);

    [Theory]
    [InlineData("""{"CallSid":"c1","status_type":"OK","timestamp":"x","Status":"completed"}""", "c1", "completed")]
    [InlineData("""{"CallSid":"c1","incoming_affected":["1"]}""", "c1", null)]
    public void A_callback_of_a_call_is_no_heartbeat(string body, string sid, string? status) => Assert.Equal((sid, status), (Parse(body).CallSid, Parse(body).Status));

    [Theory]
    [InlineData("""{"timestamp":"2026-07-15T06:00:00Z","incoming_affected":[]}""")]
    [InlineData("""{"status_type":"OK"}""")]
    public void What_only_looks_like_a_heartbeat_is_an_error(string body) => Assert.Throws<ExotelException>(() => Parse(body));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void The_plain_default_multipart_body_is_parsed(string newline)
    {
        const string Boundary = "form-data-boundary-q8w7e6r5";
        var body = string.Join(newline,
            "--" + Boundary, "Content-Disposition: form-data; name=\"CallSid\"", "", "m1",
            "--" + Boundary, "Content-Disposition: form-data; name=\"Status\"", "", "completed",
            "--" + Boundary, "Content-Disposition: form-data; name=\"DateUpdated\"", "", "2026-07-01 10:00:00",
            "--" + Boundary + "--", "", "", "");

        foreach (var contentType in new[] { "multipart/form-data; boundary=" + Boundary, "multipart/form-data", null })
        {
            var callback = Parse(body, contentType);
            Assert.Equal(("m1", "completed", new DateTimeOffset(2026, 7, 1, 10, 0, 0, India)), (callback.CallSid, callback.Status, callback.DateUpdated));
            Assert.Null(callback.RecordingUrl);
            Assert.Empty(callback.AdditionalFields);
        }
    }

    [Theory]
    [InlineData("Dial", "busy")]
    [InlineData("stream-start", null)]
    [InlineData("ringing", null)]
    [InlineData("Terminal", "completed")]
    public void Event_types_are_kept_as_sent(string eventType, string? status)
    {
        var callback = Parse($"CallSid=a&EventType={eventType}&Status={status}&DialWhomNumber=0987");

        Assert.Equal((eventType, status), (callback.EventType, callback.Status));
        Assert.Equal("0987", callback.AdditionalFields["DialWhomNumber"]);
    }

    [Theory]
    [InlineData("""{"campaign_sid":"c","call_sid":"a","status":"completed"}""", "an event of a campaign")]
    [InlineData("call_sid=a&campaign_sid=c&number=0987", "an event of a campaign")]
    [InlineData("""{"call_sid":"a","status":"completed"}""", "an event of a campaign")]
    [InlineData("SmsSid=s1&To=0987&Status=sent&DetailedStatus=DELIVERED_TO_HANDSET", "the status of an SMS")]
    [InlineData("""{"SmsSid":"s1","Status":"sent"}""", "the status of an SMS")]
    [InlineData("""{"event":"start","stream_sid":"x","start":{"call_sid":"a"}}""", "an event of a stream")]
    [InlineData("StreamSid=x&Status=started", "an event of a stream")]
    public void Bodies_of_other_products_are_named(string body, string kind)
    {
        var error = Assert.Throws<ExotelException>(() => Parse(body));

        Assert.Equal(ExotelErrorKind.InvalidResponse, error.Kind);
        Assert.Contains($"it is {kind}, not the callback of a call", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"CallSid":"a","Legs":[{"\ud83d":1,"Status":"busy"}],"CustomField":"x\ud83d"}""")]
    [InlineData("""{"CallSid":"a","Legs":[{"Leg":{"Status":"busy","\udc00":1}}],"CustomField":"x\udc00"}""")]
    public void Half_characters_are_replaced(string body)
    {
        var callback = Parse(body);

        Assert.Equal(("x\uFFFD", "busy"), (callback.CustomField, callback.Leg1Status));
    }

    private static Callback Parse(string body, string? contentType = null) =>
        CallbackParser.Parse(body, contentType, AccountTimeZone.India, new DateTimeOffset(2026, 7, 15, 6, 30, 0, TimeSpan.Zero));
}
