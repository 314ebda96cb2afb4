using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>A call in v2 and v3, in the documented and the observed spellings. Source: docs/api.md#call-details-v2-v3.</summary>
internal sealed class CcmCallWire
{
    [JsonPropertyName("sid")]
    public string? Sid { get; set; }

    [JsonPropertyName("call_sid")]
    public string? CallSid { get; set; }

    [JsonPropertyName("account_sid")]
    public string? AccountSid { get; set; }

    [JsonPropertyName("direction")]
    public string? Direction { get; set; }

    [JsonPropertyName("virtual_number")]
    public string? VirtualNumber { get; set; }

    [JsonPropertyName("state")]
    public string? State { get; set; }

    [JsonPropertyName("call_state")]
    public string? CallState { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("call_status")]
    public string? CallStatus { get; set; }

    [JsonPropertyName("assigned_agent_details")]
    [JsonConverter(typeof(FirstObjectConverter<CcmPartyWire>))]
    public CcmPartyWire? Agent { get; set; }

    [JsonPropertyName("customer_details")]
    [JsonConverter(typeof(FirstObjectConverter<CcmPartyWire>))]
    public CcmPartyWire? Customer { get; set; }

    [JsonPropertyName("created_time")]
    public ApiDateTime? CreatedTime { get; set; }

    [JsonPropertyName("updated_time")]
    public ApiDateTime? UpdatedTime { get; set; }

    [JsonPropertyName("start_time")]
    public ApiDateTime? StartTime { get; set; }

    [JsonPropertyName("end_time")]
    public ApiDateTime? EndTime { get; set; }

    [JsonPropertyName("total_duration")]
    public int? TotalDuration { get; set; }

    [JsonPropertyName("total_talk_time")]
    public int? TotalTalkTime { get; set; }

    [JsonPropertyName("custom_field")]
    public string? CustomField { get; set; }

    [JsonPropertyName("recording")]
    [JsonConverter(typeof(RecordingUrlConverter))]
    public string? Recording { get; set; }

    [JsonPropertyName("recordings")]
    [JsonConverter(typeof(RecordingUrlConverter))]
    public string? Recordings { get; set; }

    /// <summary>The call, where the documented block is nested in the observed one.</summary>
    [JsonPropertyName("call_details")]
    [JsonConverter(typeof(FirstObjectConverter<CcmCallWire>))]
    public CcmCallWire? CallDetails { get; set; }
}
