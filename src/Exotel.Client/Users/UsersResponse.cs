using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Users;

/// <summary>A page of users: one block for each, or one block for all. Source: docs/api.md#exophones-users.</summary>
internal sealed class UsersResponse : CcmResponse
{
    [JsonPropertyName("metadata")]
    [JsonConverter(typeof(FirstObjectConverter<UsersMetadataWire>))]
    public UsersMetadataWire? Metadata { get; set; }

    [JsonPropertyName("response")]
    [JsonConverter(typeof(OneOrManyConverter<UserBlock>))]
    public List<UserBlock>? Blocks { get; set; }

    /// <summary>The users; null when the response has no list.</summary>
    [JsonIgnore]
    public IReadOnlyList<UserWire>? Users => Blocks?.SelectMany(block => block.Data ?? block.Users ?? []).ToList();

    protected override IReadOnlyList<CcmBlock>? Content => Blocks;
}
