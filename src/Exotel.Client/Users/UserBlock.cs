using System.Collections.Generic;
using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Users;

/// <summary>A block that carries a user, or all of the page. Source: docs/api.md#exophones-users.</summary>
internal sealed class UserBlock : CcmBlock
{
    [JsonPropertyName("data")]
    [JsonConverter(typeof(OneOrManyConverter<UserWire>))]
    public List<UserWire>? Data { get; set; }

    [JsonPropertyName("users")]
    [JsonConverter(typeof(OneOrManyConverter<UserWire>))]
    public List<UserWire>? Users { get; set; }

    [JsonIgnore]
    public override bool HasContent => Data is not null || Users is not null;
}
