using System.Collections.Generic;
using System.Text.Json.Serialization;
using Exotel.Calls;
using Exotel.Wire;

namespace Exotel.Legs;

/// <summary>A v1 response with the legs of a call: <c>MetaData</c> and <c>legs</c>, in varying case. Source: docs/api.md#legs.</summary>
internal sealed class LegsResponse : V1Response
{
    [JsonConverter(typeof(FirstObjectConverter<PageMetadataWire>))]
    public PageMetadataWire? MetaData { get; set; }

    [JsonConverter(typeof(FirstObjectConverter<PageMetadataWire>))]
    public PageMetadataWire? Metadata { get; set; }

    [JsonPropertyName("legs")]
    [JsonConverter(typeof(OneOrManyConverter<LegWire>))]
    public List<LegWire>? LowerLegs { get; set; }

    [JsonConverter(typeof(OneOrManyConverter<LegWire>))]
    public List<LegWire>? Legs { get; set; }

    /// <summary>The legs; null when the response has no list and does not report an empty one.</summary>
    public List<LegWire>? All => LowerLegs ?? Legs ?? (MetaData is null && Metadata is null ? null : new List<LegWire>());
}
