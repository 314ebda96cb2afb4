using System.Text.Json.Serialization;

namespace Exotel.Phones;

/// <summary>What an ExoPhone can do. Source: docs/api.md#exophones-users.</summary>
internal sealed class CapabilitiesWire
{
    [JsonPropertyName("voice")]
    public string? Voice { get; set; }

    [JsonPropertyName("sms")]
    public string? Sms { get; set; }
}
