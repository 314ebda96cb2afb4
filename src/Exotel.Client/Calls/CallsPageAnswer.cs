using System.Collections.Generic;

namespace Exotel;

/// <summary>One page of the list as v1 writes it. Source: API page, section 4.</summary>
internal sealed class CallsPageAnswer : V1Answer
{
    public PageMetadataWire? Metadata { get; set; }

    public List<CallWire>? Calls { get; set; }
}
