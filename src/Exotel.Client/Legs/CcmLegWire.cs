using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Legs;

/// <summary>A leg in v3. Source: docs/api.md#legs.</summary>
internal sealed class CcmLegWire
{
    [JsonPropertyName("sid")]
    public string? Sid { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("contact_uri")]
    public string? ContactUri { get; set; }

    [JsonPropertyName("date_created")]
    public ApiDateTime? DateCreated { get; set; }

    [JsonPropertyName("date_updated")]
    public ApiDateTime? DateUpdated { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("group_id")]
    public string? GroupId { get; set; }

    [JsonPropertyName("group_name")]
    public string? GroupName { get; set; }
}
