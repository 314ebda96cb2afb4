using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Legs;

/// <summary>The response of v3 to a request for the legs of a call. Source: docs/api.md#legs.</summary>
internal sealed class CcmLegsResponse : CcmResponse
{
    [JsonPropertyName("response")]
    [JsonConverter(typeof(OneOrManyConverter<CcmLegsBlock>))]
    public List<CcmLegsBlock>? Blocks { get; set; }

    [JsonIgnore]
    public CcmLegDetailsWire? LegDetails => Blocks?.Select(block => block.LegDetails).FirstOrDefault(details => details is not null);

    protected override IReadOnlyList<CcmBlock>? Content => Blocks;
}
