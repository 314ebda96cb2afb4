using System.Collections.Generic;

namespace Exotel.Calls.Placing;

/// <summary>A call to be placed, as the caller wants it. Source: docs/api.md#place-a-call.</summary>
internal sealed record ConnectCallRequest
{
    /// <summary>The number dialled first.</summary>
    public string From { get; init; } = string.Empty;

    /// <summary>The number dialled second; null when the call goes to a flow.</summary>
    public string? To { get; init; }

    /// <summary>The id of the flow that the first party hears.</summary>
    public string? FlowId { get; init; }

    /// <summary>The address that names the flow; in place of its id.</summary>
    public string? FlowUrl { get; init; }

    /// <summary>The ExoPhone that both parties see.</summary>
    public string CallerId { get; init; } = string.Empty;

    public string? CallType { get; init; }

    /// <summary>Seconds after which the call is cut.</summary>
    public int? TimeLimit { get; init; }

    /// <summary>Seconds to ring each party.</summary>
    public int? RingTimeout { get; init; }

    public string? WaitUrl { get; init; }

    /// <summary>Always sent, since Exotel's default changed over the years.</summary>
    public bool Record { get; init; }

    public string? RecordingChannels { get; init; }

    public string? RecordingFormat { get; init; }

    public string? CustomField { get; init; }

    public string? StartPlaybackTo { get; init; }

    public string? StartPlaybackValue { get; init; }

    public string? StatusCallback { get; init; }

    public IReadOnlyList<string> StatusCallbackEvent { get; init; } = new List<string>();

    public string? StatusCallbackContentType { get; init; }

    /// <summary>Fields beyond these, by the names of the API.</summary>
    public IReadOnlyDictionary<string, string> Additional { get; init; } = new Dictionary<string, string>();
}
