using System;
using System.Collections.Generic;
using Exotel.Calls.Placing;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Calls.Placing;

/// <summary>What is refused before anything is sent, by the limits of the API's section 2.</summary>
public sealed class ConnectCallRequestValidatorTests
{
    private const string A = "+919876543210";
    private const string B = "+919876543211";
    private const string ExoPhone = "08012345678";

    public static TheoryData<string, string> Faults { get; } = new()
    {
        { "no From", "From is empty" },
        { "no CallerId", "CallerId is empty" },
        { "no goal", "To, FlowId or FlowUrl is required" },
        { "a number and a flow", "exactly one of To, FlowId and FlowUrl is required, but 2" },
        { "a flow by id and by address", "exactly one of To, FlowId and FlowUrl is required, but 2" },
        { "TimeLimit 0", "TimeLimit is 0; use 1 to 14400" },
        { "TimeLimit 14401", "TimeLimit is 14401" },
        { "RingTimeout 0", "RingTimeout is 0" },
        { "CustomField of 129", "CustomField has 129 characters" },
        { "channels without Record", "require Record" },
        { "format without Record", "require Record" },
        { "events without a callback", "requires StatusCallback" },
        { "events in a flow", "requires To" },
        { "three events", "at most 2" },
        { "a wait tune in a flow", "WaitUrl requires To" },
        { "From once more", "from has a parameter of its own" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void An_invalid_request_is_rejected_with_its_reason(string what, string words)
    {
        var error = Assert.Throws<ExotelException>(() => new CallPlacement(new CannedResponses().Connect(), Faulty(what)));

        Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("not placed", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_at_the_limits_are_valid()
    {
        ConnectCallRequestValidator.Check(new ConnectCallRequest { From = A, To = B, CallerId = ExoPhone, TimeLimit = 1, RingTimeout = 1, CustomField = new string('x', 128) });
        ConnectCallRequestValidator.Check(new ConnectCallRequest { From = A, FlowId = "1", CallerId = ExoPhone, TimeLimit = 14400, Record = true, RecordingChannels = "dual", RecordingFormat = "mp3-hq" });
    }

    [Fact]
    public void Unknown_values_of_enumerated_fields_are_valid() =>
        ConnectCallRequestValidator.Check(new ConnectCallRequest { From = A, To = B, CallerId = ExoPhone, CallType = "promo", Record = true, RecordingFormat = "opus" });

    private static ConnectCallRequest Faulty(string what) => what switch
    {
        "no From" => new ConnectCallRequest { From = " ", To = B, CallerId = ExoPhone },
        "no CallerId" => new ConnectCallRequest { From = A, To = B },
        "no goal" => new ConnectCallRequest { From = A, CallerId = ExoPhone },
        "a number and a flow" => new ConnectCallRequest { From = A, To = B, FlowId = "1", CallerId = ExoPhone },
        "a flow by id and by address" => new ConnectCallRequest { From = A, FlowUrl = "http://my.exotel.com/", FlowId = "1", CallerId = ExoPhone },
        "TimeLimit 0" => new ConnectCallRequest { From = A, To = B, CallerId = ExoPhone, TimeLimit = 0 },
        "TimeLimit 14401" => new ConnectCallRequest { From = A, To = B, CallerId = ExoPhone, TimeLimit = 14401 },
        "RingTimeout 0" => new ConnectCallRequest { From = A, To = B, CallerId = ExoPhone, RingTimeout = 0 },
        "CustomField of 129" => new ConnectCallRequest { From = A, To = B, CallerId = ExoPhone, CustomField = new string('x', 129) },
        "channels without Record" => new ConnectCallRequest { From = A, To = B, CallerId = ExoPhone, RecordingChannels = "dual" },
        "format without Record" => new ConnectCallRequest { From = A, To = B, CallerId = ExoPhone, RecordingFormat = "mp3" },
        "events without a callback" => new ConnectCallRequest { From = A, To = B, CallerId = ExoPhone, StatusCallbackEvent = new[] { "terminal" } },
        "events in a flow" => new ConnectCallRequest { From = A, FlowId = "1", CallerId = ExoPhone, StatusCallback = "https://example.com", StatusCallbackEvent = new[] { "terminal" } },
        "three events" => new ConnectCallRequest { From = A, To = B, CallerId = ExoPhone, StatusCallback = "https://example.com", StatusCallbackEvent = new[] { "terminal", "answered", "terminal" } },
        "a wait tune in a flow" => new ConnectCallRequest { From = A, FlowId = "1", CallerId = ExoPhone, WaitUrl = "https://example.com/a.wav" },
        "From once more" => new ConnectCallRequest { From = A, To = B, CallerId = ExoPhone, Additional = new Dictionary<string, string> { ["from"] = A } },
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
