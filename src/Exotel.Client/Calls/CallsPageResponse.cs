using System.Collections.Generic;
using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>One page of the list as v1 writes it. Source: docs/api.md#many-calls.</summary>
internal sealed class CallsPageResponse : V1Response
{
    public PageMetadataWire? Metadata { get; set; }

    public List<CallWire>? Calls { get; set; }
}
