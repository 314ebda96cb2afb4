using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Legs;

/// <summary>A block that carries the legs of a call. Source: docs/api.md#legs.</summary>
internal sealed class CcmLegsBlock : CcmBlock
{
    [JsonPropertyName("leg_details")]
    [JsonConverter(typeof(FirstObjectConverter<CcmLegDetailsWire>))]
    public CcmLegDetailsWire? LegDetails { get; set; }

    [JsonIgnore]
    public override bool HasContent => LegDetails is not null;
}
