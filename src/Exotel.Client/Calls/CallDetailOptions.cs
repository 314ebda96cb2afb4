using Exotel.Http;

namespace Exotel.Calls;

/// <summary>What a call record should carry beyond the basics. Source: docs/api.md#one-call.</summary>
internal sealed class CallDetailOptions
{
    public static readonly CallDetailOptions None = new();

    /// <summary>Asks for leg statuses and conversation.</summary>
    public bool Detailed { get; init; }

    /// <summary>Minutes (5 to 60) that the pre-signed recording address should hold; null for no such address.</summary>
    public int? RecordingUrlValidity { get; init; }

    public void AddTo(QueryStringBuilder query)
    {
        if (Detailed)
            query.Add("details", "true");
        if (RecordingUrlValidity is { } minutes)
            query.Add("RecordingUrlValidity", minutes);
    }
}
