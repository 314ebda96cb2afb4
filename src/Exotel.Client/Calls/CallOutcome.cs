using System;

namespace Exotel.Calls;

/// <summary>
/// The outcome of a call in one word, derived from direction, status, leg statuses and conversation.
/// Source: docs/api.md#one-call and docs/api.md#call-details-v2-v3.
/// </summary>
internal static class CallOutcome
{
    /// <summary>Two parties talked, or the called party heard the flow.</summary>
    public const string Answered = nameof(Answered);

    /// <summary>The call rang, but there was no conversation.</summary>
    public const string Missed = nameof(Missed);

    public const string Busy = nameof(Busy);

    public const string Failed = nameof(Failed);

    /// <summary>A party hung up while the call rang, or the call was canceled.</summary>
    public const string Canceled = nameof(Canceled);

    /// <summary>The second party was never dialed.</summary>
    public const string NotDialed = nameof(NotDialed);

    public const string InProgress = nameof(InProgress);

    /// <summary>The record does not tell; details would.</summary>
    public const string Unknown = nameof(Unknown);

    /// <param name="call">The fields of the record.</param>
    public static string From(in OutcomeInput call)
    {
        if (Is(call.State, "active") || Is(call.Status, "queued") || Is(call.Status, "ringing") || Is(call.Status, "in-progress"))
            return InProgress;
        if (call.Conversation > 0)
            return Answered;
        if (!Is(call.Status, "completed"))
            return WasCanceledWhileItRang(call) ? Canceled : OfWord(call.Status);
        if (call.IsInbound)
            return OfInbound(call);
        return call.IsPrecise ? Answered : OfOutbound(call);
    }

    /// <summary>The first party hung up while the second phone rang: v1 reports the call as failed.</summary>
    private static bool WasCanceledWhileItRang(in OutcomeInput call) =>
        !call.IsPrecise && !call.IsInbound && Is(call.Status, "failed") && (call.Leg1 is null || Is(call.Leg1, "completed")) && OfWord(call.Leg2) == Canceled;

    /// <summary>Exotel answers an inbound call itself, so v1 reports <c>completed</c> in any case; the second leg and the conversation tell the outcome.</summary>
    private static string OfInbound(in OutcomeInput call)
    {
        if (call.Conversation is null && (call.IsPrecise || Is(call.Leg2, "completed")))
            return Answered;
        return call.HasDetails || call.Conversation is not null ? Missed : Unknown;
    }

    private static string OfOutbound(in OutcomeInput call)
    {
        if (call.Leg2 is not null)
            return OfWord(call.Leg2);
        if (call.Leg1 is not null && !Is(call.Leg1, "completed"))
            return OfWord(call.Leg1);
        return call.Conversation == 0 || call.Leg1 is not null ? NotDialed : Answered;
    }

    /// <summary>A normalized status of a call or leg. v2 and v3 prefix the party: <c>agent_unanswered</c>, <c>to_leg_no_dial</c>.</summary>
    private static string OfWord(string? word)
    {
        if (Is(word, "completed"))
            return Answered;
        if (EndsWith(word, "no-answer") || EndsWith(word, "unanswered"))
            return Missed;
        if (EndsWith(word, "no-dial"))
            return NotDialed;
        if (EndsWith(word, "busy"))
            return Busy;
        if (EndsWith(word, "failed"))
            return Failed;
        return EndsWith(word, "canceled") || EndsWith(word, "cancelled") ? Canceled : Unknown;
    }

    private static bool Is(string? text, string word) => text?.Length == word.Length && EndsWith(text, word);

    /// <summary>Versions differ in hyphens and underscores; case is not guaranteed.</summary>
    private static bool EndsWith(string? text, string word) =>
        text is not null && text.Replace('_', '-').EndsWith(word, StringComparison.OrdinalIgnoreCase);
}
