using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Phones;

/// <summary>The health of one direction. Source: docs/api.md#exophones-users.</summary>
internal sealed class ConnectivityStatusWire
{
    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("last_check_time")]
    public ApiDateTime? LastCheckTime { get; set; }

    /// <summary>The suggested number, also where it is the first of a list.</summary>
    [JsonPropertyName("alternate_exophone")]
    [JsonConverter(typeof(AlternatePhoneConverter))]
    public string? AlternatePhone { get; set; }
}
