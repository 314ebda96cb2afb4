using System.Collections.Generic;
using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Legs;

/// <summary>The legs of a call in v3. Source: docs/api.md#legs.</summary>
internal sealed class CcmLegDetailsWire
{
    [JsonPropertyName("call_sid")]
    public string? CallSid { get; set; }

    [JsonPropertyName("sid")]
    public string? Sid { get; set; }

    [JsonPropertyName("account_sid")]
    public string? AccountSid { get; set; }

    [JsonPropertyName("from")]
    [JsonConverter(typeof(OneOrManyConverter<CcmLegWire>))]
    public List<CcmLegWire>? From { get; set; }

    [JsonPropertyName("to")]
    [JsonConverter(typeof(OneOrManyConverter<CcmLegWire>))]
    public List<CcmLegWire>? To { get; set; }
}
