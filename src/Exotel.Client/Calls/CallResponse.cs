using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>One call as v1 writes it. Source: docs/api.md#place-a-call and docs/api.md#one-call.</summary>
internal sealed class CallResponse : V1Response
{
    public CallWire? Call { get; set; }
}
