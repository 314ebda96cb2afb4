using System;

namespace Exotel.Calls.Waiting;

/// <summary>The progress of a v1 call. Source: docs/api.md#one-call.</summary>
internal static class CallProgress
{
    /// <summary>Whether the call has ended: any status, including newer values, that is not that of an ongoing call.</summary>
    public static bool HasEnded(Call call) =>
        !(call.Status is null || Is(call, "queued") || Is(call, "ringing") || Is(call, "in-progress"));

    /// <summary>Whether the values that settle some minutes after the end are present.</summary>
    public static bool IsSettled(Call call) => call.Duration is not null && call.Price is not null;

    /// <summary>Whether nobody answered, so that there can be no recording.</summary>
    public static bool WasNeverTalkedOn(Call call) =>
        Is(call, "busy") || Is(call, "failed") || Is(call, "no-answer") || Is(call, "canceled") || Is(call, "cancelled");

    private static bool Is(Call call, string status) => string.Equals(call.Status, status, StringComparison.OrdinalIgnoreCase);
}
