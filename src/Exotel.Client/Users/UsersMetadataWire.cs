using System.Text.Json.Serialization;

namespace Exotel.Users;

/// <summary>The paging metadata of a list of users. Source: docs/api.md#exophones-users.</summary>
internal sealed class UsersMetadataWire
{
    [JsonPropertyName("total")]
    public int? Total { get; set; }

    [JsonPropertyName("limit")]
    public int? Limit { get; set; }
}
