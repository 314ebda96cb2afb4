using System;

namespace Exotel.Calls.Waiting;

/// <summary>How far a call of v1 has come. Source: docs/api.md#one-call.</summary>
internal static class CallProgress
{
    /// <summary>Whether it is over: whatever is not one of the words of an ongoing call, newer words included.</summary>
    public static bool HasEnded(Call call) =>
        !(call.Status is null || Is(call, "queued") || Is(call, "ringing") || Is(call, "in-progress"));

    /// <summary>Whether what settles some minutes after the end is there.</summary>
    public static bool IsSettled(Call call) => call.Duration is not null && call.Price is not null;

    /// <summary>Whether nobody answered, so that nothing can have been recorded.</summary>
    public static bool WasNeverTalkedOn(Call call) =>
        Is(call, "busy") || Is(call, "failed") || Is(call, "no-answer") || Is(call, "canceled") || Is(call, "cancelled");

    private static bool Is(Call call, string status) => string.Equals(call.Status, status, StringComparison.OrdinalIgnoreCase);
}
