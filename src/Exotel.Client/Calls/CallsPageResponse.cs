using System.Collections.Generic;
using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>One page of the v1 list. Source: docs/api.md#many-calls.</summary>
internal sealed class CallsPageResponse : V1Response
{
    [JsonConverter(typeof(FirstObjectConverter<PageMetadataWire>))]
    public PageMetadataWire? Metadata { get; set; }

    [JsonConverter(typeof(ObjectListConverter<CallWire>))]
    public List<CallWire>? Calls { get; set; }
}
