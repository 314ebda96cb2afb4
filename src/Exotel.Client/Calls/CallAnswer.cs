namespace Exotel;

/// <summary>One call as v1 writes it. Source: API page, sections 2 and 3.</summary>
internal sealed class CallAnswer : V1Answer
{
    public CallWire? Call { get; set; }
}
