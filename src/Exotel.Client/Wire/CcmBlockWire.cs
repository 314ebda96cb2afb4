using System.Text.Json.Serialization;

namespace Exotel;

/// <summary>What stands inside the envelope of v2 and v3. Source: API page, sections 6, 7 and 9.</summary>
internal sealed class CcmBlockWire
{
    [JsonPropertyName("code")]
    public int? Code { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("error_data")]
    [JsonConverter(typeof(LenientObjectConverter<CcmErrorWire>))]
    public CcmErrorWire? Error { get; set; }

    [JsonPropertyName("call_details")]
    [JsonConverter(typeof(FirstObjectConverter<CcmCallWire>))]
    public CcmCallWire? CallDetails { get; set; }

    [JsonPropertyName("data")]
    [JsonConverter(typeof(FirstObjectConverter<CcmCallWire>))]
    public CcmCallWire? Data { get; set; }

    [JsonPropertyName("leg_details")]
    [JsonConverter(typeof(FirstObjectConverter<CcmLegDetailsWire>))]
    public CcmLegDetailsWire? LegDetails { get; set; }

    /// <summary>The call, as documented or as seen.</summary>
    [JsonIgnore]
    public CcmCallWire? Call => CallDetails ?? Data?.CallDetails ?? Data;

    [JsonIgnore]
    public bool Holds => Call is not null || LegDetails is not null;
}
