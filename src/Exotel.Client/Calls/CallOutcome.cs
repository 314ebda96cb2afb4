using System;

namespace Exotel;

/// <summary>
/// What became of a call, in one word a person would use; derived from direction, status, leg statuses and conversation.
/// Source: API page, section 3 (how to read leg statuses) and section 7 (statuses of v2 and v3).
/// </summary>
internal static class CallOutcome
{
    /// <summary>Two people talked, or the called party heard the flow.</summary>
    public const string Answered = nameof(Answered);

    /// <summary>It rang and nobody talked.</summary>
    public const string Missed = nameof(Missed);

    public const string Busy = nameof(Busy);

    public const string Failed = nameof(Failed);

    /// <summary>Somebody hung up while it rang, or the call was withdrawn.</summary>
    public const string Canceled = nameof(Canceled);

    /// <summary>The second party was never dialled.</summary>
    public const string NotDialed = nameof(NotDialed);

    public const string InProgress = nameof(InProgress);

    /// <summary>The record does not say; details would.</summary>
    public const string Unknown = nameof(Unknown);

    /// <param name="call">What the record says.</param>
    public static string Of(in CallFacts call)
    {
        if (call.State == "active" || call.Status is "queued" or "ringing" or "in-progress")
            return InProgress;
        if (call.Conversation > 0)
            return Answered;
        if (call.Status != "completed")
            return OfStatus(call.Status);

        return call.IsInbound ? OfInbound(call) : OfOutbound(call);
    }

    /// <summary>Exotel itself picks up an inbound call, so <c>completed</c> says nothing; the second leg and the conversation do.</summary>
    private static string OfInbound(in CallFacts call)
    {
        if (call.Conversation is null && call.Leg2 == "completed")
            return Answered;
        return call.HasDetails ? Missed : Unknown;
    }

    private static string OfOutbound(in CallFacts call)
    {
        if (call.Leg2 is not null)
            return OfLeg(call.Leg2);
        if (call.Leg1 is not (null or "completed"))
            return OfLeg(call.Leg1);
        return call.Conversation == 0 ? NotDialed : Answered;
    }

    private static string OfLeg(string status) => status == "completed" ? Answered : OfStatus(status);

    /// <summary>v2 and v3 put the party before the word: <c>agent_unanswered</c>, <c>to_leg_no_dial</c>.</summary>
    private static string OfStatus(string? status) => status switch
    {
        null => Unknown,
        "no-answer" => Missed,
        _ when status.EndsWith("unanswered", StringComparison.Ordinal) => Missed,
        _ when status.EndsWith("no_dial", StringComparison.Ordinal) => NotDialed,
        _ when status.EndsWith("busy", StringComparison.Ordinal) => Busy,
        _ when status.EndsWith("failed", StringComparison.Ordinal) => Failed,
        _ when status.EndsWith("canceled", StringComparison.Ordinal) || status.EndsWith("cancelled", StringComparison.Ordinal) => Canceled,
        _ => Unknown,
    };
}
