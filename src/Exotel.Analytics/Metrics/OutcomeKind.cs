namespace Exotel.Analytics.Metrics;

/// <summary>The outcome of a call as a value; the names are those of <see cref="Call.Outcome"/>.</summary>
internal enum OutcomeKind
{
    Unknown,
    Answered,
    Missed,
    Busy,
    Failed,
    Canceled,
    NotDialed,
    InProgress,
}
