using System.Collections.Generic;
using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Users;

/// <summary>The fields of a user. Source: docs/api.md#exophones-users.</summary>
internal sealed class UserWire
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("first_name")]
    public string? FirstName { get; set; }

    [JsonPropertyName("last_name")]
    public string? LastName { get; set; }

    [JsonPropertyName("email")]
    public string? Email { get; set; }

    [JsonPropertyName("role")]
    public string? Role { get; set; }

    [JsonPropertyName("active_call")]
    [JsonConverter(typeof(ActiveCallConverter))]
    public string? ActiveCall { get; set; }

    [JsonPropertyName("last_login")]
    public ApiDateTime? LastLogin { get; set; }

    [JsonPropertyName("devices")]
    [JsonConverter(typeof(OneOrManyConverter<UserDeviceWire>))]
    public List<UserDeviceWire>? Devices { get; set; }

    /// <summary>What tells a user from the others; null when it has neither ID nor e-mail address.</summary>
    [JsonIgnore]
    public string? Key => Id ?? Email;
}
