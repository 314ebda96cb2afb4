using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Calls.Placing;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Placing;

/// <summary>The form that is sent, field by field as the API's section 2 has it.</summary>
public sealed class ConnectCallRequestEncoderTests
{
    private const string From = "+919876543210";
    private const string To = "+919876543211";
    private const string ExoPhone = "08012345678";

    [Fact]
    public void A_call_to_a_number_has_exactly_these_fields_and_always_says_whether_to_record() =>
        Assert.Equal("From=%2B919876543210&To=%2B919876543211&CallerId=08012345678&Record=false", Write(new ConnectCallRequest { From = From, To = To, CallerId = ExoPhone }));

    [Fact]
    public void Every_field_has_the_name_of_the_API()
    {
        var fields = Read(Write(new ConnectCallRequest
        {
            From = From,
            To = To,
            CallerId = ExoPhone,
            CallType = "trans",
            TimeLimit = 14400,
            RingTimeout = 45,
            WaitUrl = "https://example.com/a b.wav?x=1&y=2",
            Record = true,
            RecordingChannels = "dual",
            RecordingFormat = "mp3-hq",
            CustomField = "order 7 & ä=+",
            StartPlaybackTo = "Both",
            StartPlaybackValue = "https://example.com/hello.wav",
            StatusCallback = "https://example.com/hook",
            StatusCallbackEvent = new[] { "terminal", "answered" },
            StatusCallbackContentType = "application/json",
            Additional = new Dictionary<string, string> { ["StreamUrl"] = "wss://example.com" },
        }));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["From"] = From,
                ["To"] = To,
                ["CallerId"] = ExoPhone,
                ["CallType"] = "trans",
                ["TimeLimit"] = "14400",
                ["TimeOut"] = "45",
                ["WaitUrl"] = "https://example.com/a b.wav?x=1&y=2",
                ["Record"] = "true",
                ["RecordingChannels"] = "dual",
                ["RecordingFormat"] = "mp3-hq",
                ["CustomField"] = "order 7 & ä=+",
                ["StartPlaybackTo"] = "Both",
                ["StartPlaybackValue"] = "https://example.com/hello.wav",
                ["StatusCallback"] = "https://example.com/hook",
                ["StatusCallbackEvents[0]"] = "terminal",
                ["StatusCallbackEvents[1]"] = "answered",
                ["StatusCallbackContentType"] = "application/json",
                ["StreamUrl"] = "wss://example.com",
            },
            fields);
    }

    [Theory]
    [InlineData("Singapore", "http://my.exotel.com/acme%201/exoml/start_voice/4711")]
    [InlineData("Mumbai", "http://my.in.exotel.com/acme%201/exoml/start_voice/4711")]
    public void A_flow_ID_becomes_the_URL_of_its_account_and_region(string region, string address)
    {
        var fields = Read(Write(new ConnectCallRequest { From = From, FlowId = "4711", CallerId = ExoPhone }, TestAccounts.With(sid: "acme 1", region: region)));

        Assert.Equal(address, fields["Url"]);
        Assert.DoesNotContain("To", fields.Keys);
    }

    [Fact]
    public void A_flow_URL_is_sent_as_given() =>
        Assert.Equal("http://my.exotel.com/x/exoml/start_voice/9", Read(Write(new ConnectCallRequest { From = From, FlowUrl = "http://my.exotel.com/x/exoml/start_voice/9", CallerId = ExoPhone }))["Url"]);

    [Fact]
    public void A_SIP_address_keeps_its_punctuation() =>
        Assert.Contains("From=sip%3Aann%40example.com&", Write(new ConnectCallRequest { From = "sip:ann@example.com", To = To, CallerId = ExoPhone }), StringComparison.Ordinal);

    private static string Write(ConnectCallRequest order, Account? account = null) => ConnectCallRequestEncoder.Write(order, account ?? TestAccounts.Exotest).ToString();

    private static Dictionary<string, string> Read(string form) => form.Split('&')
        .Select(pair => pair.Split('='))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));
}
