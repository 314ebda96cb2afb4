using System.Text.Json.Serialization;

namespace Exotel.Phones;

/// <summary>The paging metadata of a list of ExoPhones in the format of v2. Source: docs/api.md#exophones-users.</summary>
internal sealed class PhonesMetadataWire
{
    [JsonPropertyName("next_page_uri")]
    public string? NextPageUri { get; set; }
}
