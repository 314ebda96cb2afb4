using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>One call as v1 writes it. Source: API page, sections 2 and 3.</summary>
internal sealed class CallResponse : V1Response
{
    public CallWire? Call { get; set; }
}
