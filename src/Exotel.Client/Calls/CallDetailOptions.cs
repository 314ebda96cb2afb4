using Exotel.Http;

namespace Exotel.Calls;

/// <summary>The optional parts of a call record to request. Source: docs/api.md#one-call.</summary>
internal sealed class CallDetailOptions
{
    public static readonly CallDetailOptions None = new();

    /// <summary>Whether to request leg statuses and conversation duration.</summary>
    public bool Detailed { get; init; }

    /// <summary>How long the pre-signed recording URL is valid, in minutes (5 to 60); null to request none.</summary>
    public int? RecordingUrlValidity { get; init; }

    public void AddTo(QueryStringBuilder query)
    {
        if (Detailed)
            query.Add("details", "true");
        if (RecordingUrlValidity is { } minutes)
            query.Add("RecordingUrlValidity", minutes);
    }
}
