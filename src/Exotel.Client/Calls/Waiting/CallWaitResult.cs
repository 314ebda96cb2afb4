using System;

namespace Exotel.Calls.Waiting;

/// <summary>A call that is waited for: what is known of it, and in the end what became of it.</summary>
internal sealed class CallWaitResult
{
    public CallWaitResult(string sid) => Sid = sid;

    public string Sid { get; }

    /// <summary>The last state seen; null until the first.</summary>
    public Call? Last { get; set; }

    /// <summary>Why the call could not be had, or that it was not over in time; null when it is over.</summary>
    public ExotelException? Error { get; set; }

    /// <summary>The last failure of the kind that passes; null since it was last seen.</summary>
    public ExotelException? Trouble { get; set; }

    /// <summary>When it was first seen to be over.</summary>
    public TimeSpan? EndedAt { get; set; }

    /// <summary>Whether it is over, but duration or price did not come in the time that they take.</summary>
    public bool IsIncomplete { get; set; }
}
