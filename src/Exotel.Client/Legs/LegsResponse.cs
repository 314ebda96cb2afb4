using System.Collections.Generic;
using System.Text.Json.Serialization;
using Exotel.Calls;
using Exotel.Wire;

namespace Exotel.Legs;

/// <summary>The legs of a call as v1 writes them: <c>MetaData</c> and <c>legs</c>, in this casing or another. Source: docs/api.md#legs.</summary>
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

    /// <summary>The legs; null when the answer has no list and does not say that it is empty.</summary>
    public List<LegWire>? All => LowerLegs ?? Legs ?? (MetaData is null && Metadata is null ? null : new List<LegWire>());
}
