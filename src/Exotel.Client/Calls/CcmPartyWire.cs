using System.Text.Json.Serialization;

namespace Exotel.Calls;

/// <summary>The agent or the customer of a call in v2. Source: docs/api.md#call-details-v2-v3.</summary>
internal sealed class CcmPartyWire
{
    [JsonPropertyName("user_id")]
    public string? UserId { get; set; }

    [JsonPropertyName("user_name")]
    public string? UserName { get; set; }

    [JsonPropertyName("contact_uri")]
    public string? ContactUri { get; set; }

    [JsonPropertyName("contact_name")]
    public string? ContactName { get; set; }

    [JsonPropertyName("number")]
    public string? Number { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonIgnore]
    public string? Name => UserName ?? ContactName;

    [JsonIgnore]
    public string? Address => Number ?? ContactUri;
}
