using System;
using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Users;

/// <summary>A device of a user: a phone or a SIP client. Source: docs/api.md#exophones-users.</summary>
internal sealed class UserDeviceWire
{
    [JsonPropertyName("contact_uri")]
    public string? ContactUri { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("available")]
    public string? Available { get; set; }

    [JsonIgnore]
    public bool? IsAvailable => LenientBoolean.Parse(Available);

    [JsonIgnore]
    public bool IsSip => string.Equals(Type, "sip", StringComparison.OrdinalIgnoreCase) || ContactUri?.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) == true;
}
