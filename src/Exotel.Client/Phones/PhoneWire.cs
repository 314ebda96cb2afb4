using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Phones;

/// <summary>The fields of an ExoPhone, in the list and in its health. Source: docs/api.md#exophones-users.</summary>
internal sealed class PhoneWire
{
    [JsonPropertyName("sid")]
    public string? Sid { get; set; }

    [JsonPropertyName("phone_number")]
    public string? PhoneNumber { get; set; }

    [JsonPropertyName("friendly_name")]
    public string? FriendlyName { get; set; }

    [JsonPropertyName("country")]
    public string? Country { get; set; }

    [JsonPropertyName("region")]
    public string? Region { get; set; }

    [JsonPropertyName("voice_url")]
    public string? VoiceUrl { get; set; }

    [JsonPropertyName("incoming_call_url")]
    public string? IncomingCallUrl { get; set; }

    [JsonPropertyName("capabilities")]
    [JsonConverter(typeof(FirstObjectConverter<CapabilitiesWire>))]
    public CapabilitiesWire? Capabilities { get; set; }

    [JsonPropertyName("connectivity")]
    [JsonConverter(typeof(FirstObjectConverter<ConnectivityWire>))]
    public ConnectivityWire? Connectivity { get; set; }

    /// <summary>What tells an ExoPhone from the others; null when it has neither ID nor number.</summary>
    [JsonIgnore]
    public string? Key => Sid ?? PhoneNumber;
}
