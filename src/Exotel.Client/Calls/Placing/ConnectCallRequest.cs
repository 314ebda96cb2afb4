using System.Collections.Generic;

namespace Exotel.Calls.Placing;

/// <summary>The parameters of a call to place. Source: docs/api.md#place-a-call.</summary>
internal sealed record ConnectCallRequest
{
    /// <summary>The number dialed first.</summary>
    public string From { get; init; } = string.Empty;

    /// <summary>The number dialed second; null when the call goes to a flow.</summary>
    public string? To { get; init; }

    /// <summary>The id of the flow that the first party hears.</summary>
    public string? FlowId { get; init; }

    /// <summary>The flow's URL, instead of its id.</summary>
    public string? FlowUrl { get; init; }

    /// <summary>The ExoPhone that both parties see.</summary>
    public string CallerId { get; init; } = string.Empty;

    public string? CallType { get; init; }

    /// <summary>The maximum length of the call, in seconds.</summary>
    public int? TimeLimit { get; init; }

    /// <summary>How long to ring each party, in seconds.</summary>
    public int? RingTimeout { get; init; }

    public string? WaitUrl { get; init; }

    /// <summary>Always sent, because Exotel's default has changed.</summary>
    public bool Record { get; init; }

    public string? RecordingChannels { get; init; }

    public string? RecordingFormat { get; init; }

    public string? CustomField { get; init; }

    public string? StartPlaybackTo { get; init; }

    public string? StartPlaybackValue { get; init; }

    public string? StatusCallback { get; init; }

    public IReadOnlyList<string> StatusCallbackEvent { get; init; } = new List<string>();

    public string? StatusCallbackContentType { get; init; }

    /// <summary>Additional fields, by their API names.</summary>
    public IReadOnlyDictionary<string, string> Additional { get; init; } = new Dictionary<string, string>();
}
