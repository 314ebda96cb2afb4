namespace Exotel.Calls;

/// <summary>The parts of a call record from which its outcome follows.</summary>
internal readonly struct OutcomeInput
{
    public string? Direction { get; init; }

    public string? State { get; init; }

    public string? Status { get; init; }

    public string? Leg1 { get; init; }

    public string? Leg2 { get; init; }

    /// <summary>Seconds two parties talked; null when the record does not say.</summary>
    public int? Conversation { get; init; }

    /// <summary>Whether the record was asked for with details, so that a missing leg status means a leg never dialled.</summary>
    public bool HasDetails { get; init; }

    /// <summary>Whether <c>completed</c> means that both parties were connected, as in v2 and v3, where other words say who was not.</summary>
    public bool IsPrecise { get; init; }

    public bool IsInbound => CallParties.IsInbound(Direction);
}
