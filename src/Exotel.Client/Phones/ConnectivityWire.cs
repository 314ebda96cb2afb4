using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Phones;

/// <summary>The health of an ExoPhone. Source: docs/api.md#exophones-users.</summary>
internal sealed class ConnectivityWire
{
    [JsonPropertyName("incoming_call")]
    [JsonConverter(typeof(FirstObjectConverter<ConnectivityStatusWire>))]
    public ConnectivityStatusWire? Incoming { get; set; }

    [JsonPropertyName("outgoing_call")]
    [JsonConverter(typeof(FirstObjectConverter<ConnectivityStatusWire>))]
    public ConnectivityStatusWire? Outgoing { get; set; }
}
