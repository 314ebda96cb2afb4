namespace Exotel.Callbacks.Listening;

/// <summary>The result of adding a callback to the queue.</summary>
internal enum EnqueueResult
{
    /// <summary>The callback was added.</summary>
    Queued,

    /// <summary>The callback was received before, or an earlier one supersedes it.</summary>
    Duplicate,

    /// <summary>The queue is closed.</summary>
    Closed,
}
