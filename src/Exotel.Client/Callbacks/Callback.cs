using System;

namespace Exotel;

/// <summary>
/// What Exotel told of a call by a status callback or a Passthru request. Nothing of it is signed: whoever knows the address can
/// send one. Null means that Exotel said nothing, or one of its spellings of nothing. Source: API page, section 8.
/// </summary>
public sealed class Callback
{
    internal Callback()
    {
    }

    /// <summary>The call's id.</summary>
    public string CallSid { get; internal init; } = string.Empty;

    /// <summary><c>terminal</c>, <c>answered</c>, or a newer word; null where no events were asked for, and in Passthru requests.</summary>
    public string? EventType { get; internal init; }

    /// <summary>The call's status, in the words of the API version that sent it.</summary>
    public string? Status { get; internal init; }

    /// <summary><c>inbound</c>, <c>outbound-api</c>, or a newer word.</summary>
    public string? Direction { get; internal init; }

    /// <summary>The number that was dialled first, or that called.</summary>
    public string? From { get; internal init; }

    /// <summary>The number that was dialled second, or that was called.</summary>
    public string? To { get; internal init; }

    /// <summary>The ExoPhone's id, which is often its number; the virtual number in v2 and v3.</summary>
    public string? PhoneNumberSid { get; internal init; }

    /// <summary>When the call was made, with the account's offset.</summary>
    public DateTimeOffset? DateCreated { get; internal init; }

    /// <summary>When the call's record last changed, with the account's offset.</summary>
    public DateTimeOffset? DateUpdated { get; internal init; }

    /// <summary>When the call began, with the account's offset.</summary>
    public DateTimeOffset? StartTime { get; internal init; }

    /// <summary>When the call ended, with the account's offset.</summary>
    public DateTimeOffset? EndTime { get; internal init; }

    /// <summary>Whole seconds that the parties could talk.</summary>
    public int? ConversationDuration { get; internal init; }

    /// <summary>Where the recording is, or will be; can be filled although nothing was recorded.</summary>
    public string? RecordingUrl { get; internal init; }

    /// <summary>The text that was given when the call was placed.</summary>
    public string? CustomField { get; internal init; }

    /// <summary>The legs in the order sent; null when none were. As text it is compact JSON.</summary>
    public CallbackLegs? Legs { get; internal init; }

    /// <summary>The status of the first leg.</summary>
    public string? Leg1Status { get; internal init; }

    /// <summary>The status of the second leg; null when it was never dialled.</summary>
    public string? Leg2Status { get; internal init; }

    /// <summary>Whole seconds that the first party was on the call.</summary>
    public int? Leg1Duration { get; internal init; }

    /// <summary>Whole seconds that the second party was on the call.</summary>
    public int? Leg2Duration { get; internal init; }

    /// <summary>When this machine read the callback, with the account's offset.</summary>
    public DateTimeOffset ReceivedAt { get; internal init; }

    /// <summary>All that was sent beyond the other properties, as text under the names sent; never null. As text it is compact JSON.</summary>
    public CallbackFields AdditionalFields { get; internal init; } = new();

    /// <summary>The call's id.</summary>
    /// <returns>The call's id.</returns>
    public override string ToString() => CallSid;
}
