using System;
using Exotel.Accounts;
using Exotel.Callbacks;
using Xunit;

namespace Exotel.Tests.Callbacks;

/// <summary>Callbacks in every documented encoding and format. Source: docs/api.md#callbacks.</summary>
public sealed class CallbackShapeTests
{
    private const string Multipart =
        "--bound\r\nContent-Disposition: form-data; name=\"CallSid\"\r\n\r\nabc\r\n" +
        "--bound\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=EventType\r\n\r\nanswered\r\n" +
        "--bound\r\nContent-Disposition: form-data; name=\"CustomField\"\r\n\r\ntwo\r\nlines, --bound within\r\n" +
        "--bound\r\nContent-Disposition: form-data; name=\"Legs[1][Status]\"\r\n\r\nbusy\r\n" +
        "--bound\r\nContent-Disposition: form-data; name=\"Legs[0][Status]\"\r\n\r\ncompleted\r\n" +
        "--bound--\r\n";

    private static readonly TimeSpan India = new(5, 30, 0);
    private static readonly DateTimeOffset Now = new(2026, 7, 15, 6, 30, 0, TimeSpan.Zero);

    [Fact]
    public void The_documented_JSON_is_parsed()
    {
        var callback = Parse(Fixtures.Read("callback-terminal.json"));

        Assert.Equal("492205107c5fb48f4ac25d1f77759339", callback.CallSid);
        Assert.Equal("492205107c5fb48f4ac25d1f77759339", callback.ToString());
        Assert.Equal("terminal", callback.EventType);
        Assert.Equal("no-answer", callback.Status);
        Assert.Equal("outbound-api", callback.Direction);
        Assert.Equal("+91941374XXXX", callback.From);
        Assert.Equal("+91886799XXXX", callback.To);
        Assert.Equal("0113083XXXX", callback.PhoneNumberSid);
        Assert.Equal(new DateTimeOffset(2019, 4, 8, 3, 17, 59, India), callback.DateCreated);
        Assert.Equal(new DateTimeOffset(2019, 4, 8, 3, 18, 35, India), callback.DateUpdated);
        Assert.Equal(new DateTimeOffset(2019, 4, 8, 3, 17, 59, India), callback.StartTime);
        Assert.Equal(new DateTimeOffset(2019, 4, 8, 3, 18, 36, India), callback.EndTime);
        Assert.Equal(32, callback.ConversationDuration);
        Assert.StartsWith("https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/", callback.RecordingUrl, StringComparison.Ordinal);
        Assert.Null(callback.CustomField);
        Assert.Equal("""[{"Status":"completed","OnCallDuration":41},{"Status":"completed","OnCallDuration":32}]""", callback.Legs!.ToString());
        Assert.Equal(("completed", 41), (callback.Leg1Status, callback.Leg1Duration));
        Assert.Equal(("completed", 32), (callback.Leg2Status, callback.Leg2Duration));
        Assert.Equal(new DateTimeOffset(2026, 7, 15, 12, 0, 0, India), callback.ReceivedAt);
        Assert.Equal(India, callback.ReceivedAt.Offset);
        Assert.Empty(callback.AdditionalFields);
        Assert.Equal(string.Empty, callback.AdditionalFields.ToString());
    }

    [Fact]
    public void The_documented_form_is_parsed_from_lines()
    {
        var callback = Parse(Fixtures.Read("callback-terminal.form.txt"));

        Assert.Equal("492205107c5fb48f4ac25d1f77759339", callback.CallSid);
        Assert.Equal("terminal", callback.EventType);
        Assert.Equal(new DateTimeOffset(2019, 4, 8, 3, 11, 30, India), callback.EndTime);
        Assert.Equal(0, callback.ConversationDuration);
        Assert.Null(callback.RecordingUrl);
        Assert.Equal(2, callback.Legs!.Count);
        Assert.Equal(("no-answer", 0), (callback.Leg1Status, callback.Leg1Duration));
        Assert.Equal((null, 0), (callback.Leg2Status, callback.Leg2Duration));
        Assert.Empty(callback.AdditionalFields);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=bound")]
    [InlineData("multipart/form-data; charset=utf-8; boundary=\"bound\"")]
    [InlineData("Multipart/Form-Data")]
    [InlineData(null)]
    public void Multipart_is_parsed_with_or_without_a_declared_boundary(string? contentType)
    {
        var callback = Parse(Multipart, contentType);

        Assert.Equal("abc", callback.CallSid);
        Assert.Equal("answered", callback.EventType);
        Assert.Equal("two\r\nlines, --bound within", callback.CustomField);
        Assert.Equal(("completed", "busy"), (callback.Leg1Status, callback.Leg2Status));
        Assert.Null(callback.Leg1Duration);
    }

    [Fact]
    public void Multipart_is_parsed_with_LF_line_ends() =>
        Assert.Equal("busy", Parse(Multipart.Replace("\r\n", "\n", StringComparison.Ordinal)).Leg2Status);

    [Theory]
    [InlineData("CallSid=abc&Status=in-progress&From=%2B9198+0&CustomField=a%26b%3D%C3%A9&Legs%5B0%5D%5BOnCallDuration%5D=7", "application/x-www-form-urlencoded; charset=utf-8")]
    [InlineData("CallSid=abc&Status=in-progress&From=%2B9198+0&CustomField=a%26b%3D%C3%A9&Legs[0][OnCallDuration]=7", null)]
    [InlineData("?CallSid=abc&Status=in-progress&From=%2B9198+0&CustomField=a%26b%3D%c3%a9&Legs[0][OnCallDuration]=7", null)]
    [InlineData("https://hooks.example.com/x?CallSid=abc&Status=in-progress&From=%2B9198+0&CustomField=a%26b%3Dé&Legs[0][OnCallDuration]=7#top", null)]
    [InlineData("/x?CallSid=abc&Status=in-progress&From=%2B9198+0&CustomField=a%26b%3Dé&Legs[0][OnCallDuration]=7", null)]
    public void Forms_and_queries_are_parsed(string body, string? contentType)
    {
        var callback = Parse(body, contentType);

        Assert.Equal("abc", callback.CallSid);
        Assert.Equal("in-progress", callback.Status);
        Assert.Equal("+9198 0", callback.From);
        Assert.Equal("a&b=é", callback.CustomField);
        Assert.Equal(7, callback.Leg1Duration);
        Assert.Null(callback.EventType);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    public void JSON_is_parsed_under_another_content_type(string contentType) =>
        Assert.Equal("abc", Parse("""{"CallSid":"abc"}""", contentType).CallSid);

    [Fact]
    public void Passthru_fields_are_mapped_from_their_own_names()
    {
        var callback = Parse("CallSid=abc&CallFrom=0987&CallTo=080&Created=2026-07-01 10:00:00&digits=%22123%22&flow_id=77&DialCallStatus=completed");

        Assert.Equal(("0987", "080"), (callback.From, callback.To));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, India), callback.DateCreated);
        Assert.Equal("""{"digits":"123","flow_id":"77","DialCallStatus":"completed"}""", callback.AdditionalFields.ToString());
        Assert.Equal("77", callback.AdditionalFields["FLOW_ID"]);
    }

    [Fact]
    public void V2_and_V3_callbacks_are_mapped_from_event_and_call_details()
    {
        var callback = Parse(
            """
            {"event_details":{"event_type":"terminal","event_time":"later"},
             "call_details":{"call_sid":"abc","direction":"outbound","virtual_number":"080","call_state":"terminal","call_status":"completed",
              "created_time":"2026-07-01T04:30:00Z","end_time":"2026-07-01T04:31:00.123Z","total_duration":60,"total_talk_time":44,"custom_field":"lead 7",
              "assigned_agent_details":{"user_id":"u1","contact_uri":"sip:ravi","status":"completed"},
              "customer_details":{"contact_uri":"+9198","status":"no-answer"},
              "recordings":[{"url":"https://recordings.exotel.com/a.mp3"}],"legs":null}}
            """);

        Assert.Equal(("abc", "terminal", "completed", "outbound"), (callback.CallSid, callback.EventType, callback.Status, callback.Direction));
        Assert.Equal(("sip:ravi", "+9198", "080"), (callback.From, callback.To, callback.PhoneNumberSid));
        Assert.Equal(("completed", "no-answer"), (callback.Leg1Status, callback.Leg2Status));
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, India), callback.DateCreated);
        Assert.Equal(India, callback.EndTime!.Value.Offset);
        Assert.Equal(44, callback.ConversationDuration);
        Assert.Equal("https://recordings.exotel.com/a.mp3", callback.RecordingUrl);
        Assert.Equal("lead 7", callback.CustomField);
        Assert.Equal("terminal", callback.AdditionalFields["call_state"]);
        Assert.Equal("60", callback.AdditionalFields["total_duration"]);
        Assert.Equal("later", callback.AdditionalFields["event_time"]);
        Assert.Contains("u1", (string)callback.AdditionalFields["assigned_agent_details"]!, StringComparison.Ordinal);
        Assert.False(callback.AdditionalFields.Contains("call_sid"));
    }

    [Fact]
    public void Every_placeholder_for_no_value_is_null()
    {
        var callback = Parse("""{"CallSid":"abc","Status":"","From":"null","To":"N/A","EndTime":"1970-01-01 05:30:00","StartTime":"0001-01-01 00:00:00","ConversationDuration":null,"Legs":[]}""");

        Assert.Null(callback.Status);
        Assert.Null(callback.From);
        Assert.Null(callback.To);
        Assert.Null(callback.EndTime);
        Assert.Null(callback.StartTime);
        Assert.Null(callback.ConversationDuration);
    }

    [Fact]
    public void Invalid_times_and_durations_are_kept_as_additional_fields()
    {
        var callback = Parse("CallSid=abc&Created=30 June&ConversationDuration=long&EndTime=1970-01-01 05:30:00");

        Assert.Null(callback.DateCreated);
        Assert.Null(callback.ConversationDuration);
        Assert.Equal("""{"Created":"30 June","ConversationDuration":"long"}""", callback.AdditionalFields.ToString());
    }

    [Fact]
    public void Times_without_an_offset_are_in_the_account_time_zone()
    {
        var singapore = CallbackParser.Parse("CallSid=abc&StartTime=2026-07-01 10:00:00", null, AccountTimeZone.Parse("Asia/Singapore"), Now);

        Assert.Equal(new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.FromHours(8)), singapore.StartTime);
        Assert.Equal(TimeSpan.FromHours(8), singapore.ReceivedAt.Offset);
    }

    [Fact]
    public void Undocumented_fields_of_a_leg_are_kept()
    {
        var leg = Assert.Single(Parse("""{"CallSid":"abc","Legs":[{"Leg":{"Id":1,"OnCallDuration":"21","Status":"completed","AnsweredBy":"NA"}}]}""").Legs!);

        Assert.Equal(("completed", 21, "NA"), (leg.Status, leg.OnCallDuration, leg.AnsweredBy));
        Assert.Equal("1", leg.AdditionalFields["Id"]);
        Assert.Equal("""{"Status":"completed","OnCallDuration":21,"AnsweredBy":"NA","Id":"1"}""", leg.ToString());
    }

    [Fact]
    public void Legs_of_a_form_may_be_JSON() =>
        Assert.Equal("busy", Parse("CallSid=abc&Legs=%5B%7B%22Status%22%3A%22busy%22%7D%5D").Leg1Status);

    private static Callback Parse(string body, string? contentType = null) => CallbackParser.Parse(body, contentType, AccountTimeZone.India, Now);
}
