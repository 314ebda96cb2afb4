namespace Exotel.Calls;

/// <summary>The fields of a call record that determine its outcome.</summary>
internal readonly struct OutcomeInput
{
    public string? Direction { get; init; }

    public string? State { get; init; }

    public string? Status { get; init; }

    public string? Leg1 { get; init; }

    public string? Leg2 { get; init; }

    /// <summary>The conversation, in seconds; null when the record does not have it.</summary>
    public int? Conversation { get; init; }

    /// <summary>Whether details were requested, so that a missing leg status means that the leg was never dialed.</summary>
    public bool HasDetails { get; init; }

    /// <summary>Whether <c>completed</c> means that both parties were connected, as in v2 and v3; their other statuses name the party that was not.</summary>
    public bool IsPrecise { get; init; }

    public bool IsInbound => CallParties.IsInbound(Direction);
}
