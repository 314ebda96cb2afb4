using System;

namespace Exotel.Calls.Waiting;

/// <summary>A call being waited for: its last known state and, in the end, its result.</summary>
internal sealed class CallWaitResult
{
    public CallWaitResult(string sid) => Sid = sid;

    public string Sid { get; }

    /// <summary>The last known state; null before the first response.</summary>
    public Call? Last { get; set; }

    /// <summary>The error, or the timeout; null when the call has ended.</summary>
    public ExotelException? Error { get; set; }

    /// <summary>The last transient error; null after a successful response.</summary>
    public ExotelException? Trouble { get; set; }

    /// <summary>When the call was first seen as ended.</summary>
    public TimeSpan? EndedAt { get; set; }

    /// <summary>Whether the call has ended, but its duration or price did not settle in time.</summary>
    public bool IsIncomplete { get; set; }
}
