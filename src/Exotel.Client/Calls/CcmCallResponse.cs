using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>The response of v2 and v3 to a request for one call. Source: docs/api.md#call-details-v2-v3.</summary>
internal sealed class CcmCallResponse : CcmResponse
{
    [JsonPropertyName("response")]
    [JsonConverter(typeof(OneOrManyConverter<CcmCallBlock>))]
    public List<CcmCallBlock>? Blocks { get; set; }

    [JsonIgnore]
    public CcmCallWire? Call => Blocks?.Select(block => block.Call).FirstOrDefault(call => call is not null);

    protected override IReadOnlyList<CcmBlock>? Content => Blocks;
}
