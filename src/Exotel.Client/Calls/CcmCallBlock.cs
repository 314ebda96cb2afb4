using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>A block that carries a call, in the documented or the observed spelling. Source: docs/api.md#call-details-v2-v3.</summary>
internal sealed class CcmCallBlock : CcmBlock
{
    [JsonPropertyName("call_details")]
    [JsonConverter(typeof(FirstObjectConverter<CcmCallWire>))]
    public CcmCallWire? CallDetails { get; set; }

    [JsonPropertyName("data")]
    [JsonConverter(typeof(FirstObjectConverter<CcmCallWire>))]
    public CcmCallWire? Data { get; set; }

    [JsonIgnore]
    public CcmCallWire? Call => CallDetails ?? Data?.CallDetails ?? Data;

    [JsonIgnore]
    public override bool HasContent => Call is not null;
}
