using System;

namespace Exotel;

/// <summary>
/// The data of a status callback or a Passthru request. It is not signed: anyone who knows the URL can send one. Null means that
/// Exotel sent no value, or a placeholder such as <c>null</c>. Source: docs/api.md#callbacks.
/// </summary>
public sealed class Callback
{
    internal Callback()
    {
    }

    /// <summary>The call SID; empty for a heartbeat, which is about no call.</summary>
    public string CallSid { get; internal init; } = string.Empty;

    /// <summary>
    /// <c>terminal</c>, <c>answered</c>, <c>Dial</c>, <c>ringing</c>, <c>stream-start</c>, <c>heartbeat</c>, or a newer value; null when no events were requested, and
    /// in Passthru requests and IP calling.
    /// </summary>
    public string? EventType { get; internal init; }

    /// <summary>
    /// The status of the call, as defined by the API version that sent it; with the event <c>Dial</c> that of the agent's phone, <c>busy</c> while it
    /// rings and <c>free</c> afterwards; of a heartbeat <c>OK</c>, <c>WARNING</c>, <c>CRITICAL</c> or <c>PAYLOAD_TOO_LARGE</c>.
    /// </summary>
    public string? Status { get; internal init; }

    /// <summary><c>inbound</c>, <c>outbound-api</c>, or a newer value.</summary>
    public string? Direction { get; internal init; }

    /// <summary>The number that was dialed first, or the caller.</summary>
    public string? From { get; internal init; }

    /// <summary>The number that was dialed second, or the called number.</summary>
    public string? To { get; internal init; }

    /// <summary>The SID of the ExoPhone, which is often its number; the virtual number in v2, v3 and IP calling.</summary>
    public string? PhoneNumberSid { get; internal init; }

    /// <summary>When the call was created, in the account's time zone.</summary>
    public DateTimeOffset? DateCreated { get; internal init; }

    /// <summary>When the record of the call last changed, in the account's time zone.</summary>
    public DateTimeOffset? DateUpdated { get; internal init; }

    /// <summary>When the call started, in the account's time zone.</summary>
    public DateTimeOffset? StartTime { get; internal init; }

    /// <summary>When the call ended, in the account's time zone.</summary>
    public DateTimeOffset? EndTime { get; internal init; }

    /// <summary>The total duration in seconds; sent by v2, v3 and IP calling.</summary>
    public int? Duration { get; internal init; }

    /// <summary>The duration of the conversation in seconds.</summary>
    public int? ConversationDuration { get; internal init; }

    /// <summary>The URL of the recording, or where it will be; may be set although nothing was recorded.</summary>
    public string? RecordingUrl { get; internal init; }

    /// <summary>The custom text that was specified when the call was placed.</summary>
    public string? CustomField { get; internal init; }

    /// <summary>The legs in the order sent, in a Passthru request the dialed agent only; null when there are none. Converts to text as compact JSON.</summary>
    public CallbackLegs? Legs { get; internal init; }

    /// <summary>The status of the first leg.</summary>
    public string? Leg1Status { get; internal init; }

    /// <summary>The status of the second leg; null when it was never dialed.</summary>
    public string? Leg2Status { get; internal init; }

    /// <summary>The time that the first party was on the call, in seconds.</summary>
    public int? Leg1Duration { get; internal init; }

    /// <summary>The time that the second party was on the call, in seconds.</summary>
    public int? Leg2Duration { get; internal init; }

    /// <summary>When this machine received the callback, in the account's time zone.</summary>
    public DateTimeOffset ReceivedAt { get; internal init; }

    /// <summary>All other fields, as text under the names sent; never null. Converts to text as compact JSON.</summary>
    public CallbackFields AdditionalFields { get; internal init; } = new();

    /// <summary>The call SID.</summary>
    /// <returns>The call SID.</returns>
    public override string ToString() => CallSid;
}
