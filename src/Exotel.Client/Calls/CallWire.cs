using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>The fields of a call in v1. Source: docs/api.md#one-call.</summary>
internal sealed class CallWire
{
    public string? Sid { get; set; }

    public string? ParentCallSid { get; set; }

    [JsonConverter(typeof(InternedStringConverter))]
    public string? AccountSid { get; set; }

    [JsonConverter(typeof(InternedStringConverter))]
    public string? Direction { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    [JsonConverter(typeof(InternedStringConverter))]
    public string? PhoneNumber { get; set; }

    [JsonConverter(typeof(InternedStringConverter))]
    public string? PhoneNumberSid { get; set; }

    [JsonConverter(typeof(InternedStringConverter))]
    public string? Status { get; set; }

    public ApiDateTime? DateCreated { get; set; }

    public ApiDateTime? DateUpdated { get; set; }

    public ApiDateTime? StartTime { get; set; }

    public ApiDateTime? EndTime { get; set; }

    public int? Duration { get; set; }

    public decimal? Price { get; set; }

    public string? AnsweredBy { get; set; }

    public string? ForwardedFrom { get; set; }

    public string? CallerName { get; set; }

    public string? CustomField { get; set; }

    public string? RecordingUrl { get; set; }

    public string? PreSignedRecordingUrl { get; set; }

    public string? Uri { get; set; }

    [JsonConverter(typeof(FirstObjectConverter<CallDetailsWire>))]
    public CallDetailsWire? Details { get; set; }
}
