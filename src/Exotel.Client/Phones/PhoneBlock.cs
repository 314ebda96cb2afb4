using System.Collections.Generic;
using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Phones;

/// <summary>A block of v2 that carries an ExoPhone. Source: docs/api.md#exophones-users.</summary>
internal sealed class PhoneBlock : CcmBlock
{
    [JsonPropertyName("data")]
    [JsonConverter(typeof(OneOrManyConverter<PhoneWire>))]
    public List<PhoneWire>? Data { get; set; }

    [JsonPropertyName("connectivity")]
    [JsonConverter(typeof(FirstObjectConverter<ConnectivityWire>))]
    public ConnectivityWire? Connectivity { get; set; }

    [JsonIgnore]
    public override bool HasContent => Data is not null || Connectivity is not null;
}
