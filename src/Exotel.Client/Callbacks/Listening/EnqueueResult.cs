namespace Exotel.Callbacks.Listening;

/// <summary>What becomes of a delivery.</summary>
internal enum EnqueueResult
{
    /// <summary>It is in the queue.</summary>
    Queued,

    /// <summary>It was here before, or says less than what was here before.</summary>
    Repeated,

    /// <summary>Nothing more is taken.</summary>
    Closed,
}
