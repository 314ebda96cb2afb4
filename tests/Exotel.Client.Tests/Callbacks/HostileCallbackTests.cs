using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Exotel.Accounts;
using Exotel.Callbacks;
using Xunit;

namespace Exotel.Tests.Callbacks;

/// <summary>Anyone can post anything: an invalid callback is rejected with a reason, and never does more than that.</summary>
public sealed class HostileCallbackTests
{
    public static TheoryData<string, string?, string> Broken => new()
    {
        { "", null, "empty" },
        { " \r\n", "application/json", "empty" },
        { "hello", null, "neither JSON nor a form" },
        { "hello", "application/json", "JSON is invalid" },
        { "[]", null, "not an object" },
        { "[{\"CallSid\":\"abc\"}]", null, "not an object" },
        { "{\"CallSid\":\"abc\"", null, "incomplete" },
        { "{\"CallSid\":\"abc\"} {\"CallSid\":\"abd\"}", null, "JSON is invalid" },
        { "{}", null, "no CallSid" },
        { "{\"CallSid\":null}", null, "no CallSid" },
        { "CallSid=&Status=completed", null, "no CallSid" },
        { "Status=completed", null, "no CallSid" },
        { "https://example.com/x", null, "without a query" },
        { "?", null, "no CallSid" },
        { "{\"call_details\":{\"status\":\"completed\"}}", null, "no CallSid" },
        { "CallSid=" + new string('a', 129), null, "too long" },
        { "--b\r\nContent-Disposition: form-data; name=\"CallSid\"\r\n\r\nabc", null, "incomplete" },
        { "--b\r\nContent-Disposition: form-data; name=\"CallSid\"\r\n\r\nabc\r\n--b", null, "incomplete" },
        { "--b\r\nContent-Disposition: form-data; name=\"CallSid\"", null, "incomplete" },
        { "--b\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--b--", null, "no name" },
        { "--b\r\nContent-Disposition: form-data; name=\"CallSid\"\r\n--b--", null, "no content" },
        { "--b\r\n\r\nabc\r\n--b--", "multipart/form-data; boundary=other", "has no part" },
        { "CallSid=abc", "multipart/form-data", "boundary" },
        { new string('[', 5000), null, "nested too deep" },
        { "{\"CallSid\":\"abc\",\"x\":" + new string('[', 40) + new string(']', 40) + "}", null, "nested too deep" },
        { "CallSid=abc" + string.Concat(Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"&f{i}=1"))), null, "more than 256 fields" },
        { "{\"CallSid\":\"abc\",\"Legs\":[" + string.Join(',', Enumerable.Repeat("{}", 101)) + "]}", null, "more than 100 legs" },
        { "CallSid=abc&x=" + new string('x', 64 * 1024), null, "larger than 65536 bytes" },
        { "CallSid=abc&x=" + new string('é', 33 * 1024), null, "larger than 65536 bytes" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void An_invalid_callback_is_rejected_with_a_reason(string body, string? contentType, string reason)
    {
        var error = Assert.Throws<ExotelException>(() => Parse(body, contentType));

        Assert.Equal(ExotelErrorKind.InvalidResponse, error.Kind);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 250, error.Message);
    }

    [Fact]
    public void Every_truncation_of_a_valid_body_is_parsed_or_rejected()
    {
        string[] bodies =
        [
            """{"CallSid":"abc","Legs":[{"OnCallDuration":1,"Status":"x"}],"call_details":{"sid":"q"}}""",
            "CallSid=abc&Legs%5B0%5D%5BStatus%5D=x&b=%C3%A9",
            "--b\r\nContent-Disposition: form-data; name=\"CallSid\"\r\n\r\nabc\r\n--b--\r\n",
        ];

        foreach (var body in bodies)
            for (var length = 0; length < body.Length; length++)
                if (Record.Exception(() => Parse(body.Substring(0, length))) is { } error)
                    Assert.IsType<ExotelException>(error);
    }

    [Fact]
    public void Random_text_is_parsed_or_rejected()
    {
        var random = new Random(20260715);
        const string Alphabet = "{}[]\"':,=&%?-_\r\n\0\u0007é\ud83d abCallSid01;name=boundary";

        for (var i = 0; i < 20_000; i++)
        {
            var body = new StringBuilder("CallSid");
            for (var length = random.Next(40); length > 0; length--)
                body.Insert(random.Next(body.Length + 1), Alphabet[random.Next(Alphabet.Length)]);
            if (Record.Exception(() => Shown(body.ToString())) is { } error)
                Assert.IsType<ExotelException>(error);
        }
    }

    [Theory]
    [InlineData("""{"CallSid":"abc","\ud83d":1}""")]
    [InlineData("""{"call_details":{"sid":"abc","custom_field":"\ud83d","recordings":[{"url":"\ud83d"}]}}""")]
    [InlineData("""{"call_details":{"sid":"abc","start_time":{},"total_talk_time":[],"customer_details":7,"recordings":{"url":{"url":{}}},"legs":"none"}}""")]
    [InlineData("""{"call_details":"{","event_details":[],"CallSid":"abc"}""")]
    [InlineData("CallSid=abc&call_details=%7Bx")]
    [InlineData("CallSid=abc&Legs=%5B%7B")]
    public void Undocumented_formats_are_parsed_or_rejected(string body)
    {
        if (Record.Exception(() => Shown(body)) is { } error)
            Assert.IsType<ExotelException>(error);
    }

    [Theory]
    [InlineData("CallSid=abc&CustomField=100%&x=%zz&y=%4&z=%", "100%", "%zz", "%4", "%")]
    [InlineData("CallSid=abc&CustomField=%FF%FE&x=%C3&y=a%00b&z=%25zz", "\uFFFD\uFFFD", "\uFFFD", "a\0b", "%zz")]
    public void Invalid_escapes_are_kept_as_text(string body, string custom, string x, string y, string z)
    {
        var callback = Parse(body);

        Assert.Equal(custom, callback.CustomField);
        Assert.Equal([x, y, z], callback.AdditionalFields.Values.Cast<string>());
    }

    [Theory]
    [InlineData("CallSid=abc&CallSid=evil&Status=completed&status=failed")]
    [InlineData("""{"CallSid":"abc","CallSid":"evil","Status":"completed","status":"failed"}""")]
    public void The_first_of_duplicate_fields_wins(string body)
    {
        var callback = Parse(body);

        Assert.Equal(("abc", "completed"), (callback.CallSid, callback.Status));
        Assert.Empty(callback.AdditionalFields);
    }

    [Fact]
    public void Special_member_names_are_ordinary_fields()
    {
        var callback = Parse("""{"CallSid":"abc","__proto__":{"admin":true},"constructor":"x","$type":"System.Diagnostics.Process","Count":"3","Keys":"k","CustomField":"$(Stop-Computer)"}""");

        Assert.Equal("$(Stop-Computer)", callback.CustomField);
        Assert.Equal("""{"admin":true}""", callback.AdditionalFields["__proto__"]);
        Assert.Equal("System.Diagnostics.Process", callback.AdditionalFields["$type"]);
        Assert.Equal("3", callback.AdditionalFields["Count"]);
        Assert.Equal(5, callback.AdditionalFields.Count);
    }

    [Theory]
    [InlineData("Legs[99999][Status]")]
    [InlineData("Legs[999999999999][Status]")]
    [InlineData("Legs[-1][Status]")]
    [InlineData("Legs[0][Status][x]")]
    [InlineData("Legs[][Status]")]
    public void Invalid_leg_indexes_are_ordinary_fields(string name)
    {
        var callback = Parse("CallSid=abc&" + name + "=busy");

        Assert.Null(callback.Legs);
        Assert.Equal("busy", callback.AdditionalFields[name]);
    }

    [Fact]
    public void Excessive_durations_are_ignored()
    {
        foreach (var text in new[] { "-1", "99999999999", "1e9", "0x10", "١٢" })
            Assert.Null(Parse("CallSid=abc&ConversationDuration=" + text).ConversationDuration);
        Assert.Equal(12, Parse("CallSid=abc&ConversationDuration=12.9").ConversationDuration);
    }

    [Fact]
    public void The_message_contains_no_control_characters_and_a_short_excerpt()
    {
        var error = Assert.Throws<ExotelException>(() => Parse("\u001b[31m" + new string('x', 1000)));

        Assert.DoesNotContain(error.Message, character => char.IsControl(character));
        Assert.DoesNotContain(new string('x', 61), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unpaired_surrogate_is_tolerated() =>
        Assert.Equal("abc", Parse("""{"CallSid":"abc","x":"\ud83d"}""").CallSid);

    private static string Shown(string body)
    {
        var callback = Parse(body);
        return callback.AdditionalFields.ToString() + callback.Legs;
    }

    private static Callback Parse(string body, string? contentType = null) =>
        CallbackParser.Parse(body, contentType, AccountTimeZone.India, DateTimeOffset.ParseExact("2026-07-15", "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
