using System;
using Exotel.Analytics.Metrics;

namespace Exotel;

/// <summary>
/// A customer whose call was missed, and what has happened since. Binds to <c>Invoke-ExoCall</c> by <see cref="To"/> and <see cref="CallerId"/>.
/// </summary>
public sealed class MissedCaller
{
    internal MissedCaller()
    {
    }

    /// <summary>The customer's number in normal form.</summary>
    public string CustomerNumber { get; internal init; } = string.Empty;

    /// <summary>The caller's name, as the last missed call tells it.</summary>
    public string? CallerName { get; internal init; }

    /// <summary>The ExoPhone of the last missed call.</summary>
    public string? ExoPhone { get; internal init; }

    /// <summary>
    /// <c>Waiting</c>, <c>Attempted</c> (the last attempt was a call back), <c>Reached</c> (by a call back) or <c>CameThrough</c> (by calling again).
    /// </summary>
    public string State { get; internal init; } = MissedCallerState.Waiting;

    /// <summary>Missed calls, the first included.</summary>
    public int Attempts { get; internal init; }

    /// <summary>Calls back that were not answered.</summary>
    public int CallBackAttempts { get; internal init; }

    /// <summary>When the first missed call began.</summary>
    public DateTimeOffset FirstMissed { get; internal init; }

    /// <summary>When the last missed call began.</summary>
    public DateTimeOffset LastMissed { get; internal init; }

    /// <summary>When the call began in which the customer was spoken to; null as long as that has not happened.</summary>
    public DateTimeOffset? ContactedAt { get; internal init; }

    /// <summary>Seconds from the first missed call until contact, or until the time of reporting.</summary>
    public int WaitingTime { get; internal init; }

    /// <summary>The id of the last missed call.</summary>
    public string? LastCallSid { get; internal init; }

    /// <summary>The number to call back: <see cref="CustomerNumber"/>.</summary>
    public string To => CustomerNumber;

    /// <summary>The ExoPhone to call back from: <see cref="ExoPhone"/>.</summary>
    public string? CallerId => ExoPhone;

    /// <summary>The customer's number.</summary>
    /// <returns>The customer's number.</returns>
    public override string ToString() => CustomerNumber;
}
