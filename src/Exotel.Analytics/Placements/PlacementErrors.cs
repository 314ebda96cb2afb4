using System;

namespace Exotel.Analytics.Placements;

/// <summary>The errors of rows that are dialed once.</summary>
internal static class PlacementErrors
{
    public static ExotelException Conflict(PlacementRow row, PlacementEntry other) => new(
        ExotelErrorKind.KeyConflict,
        $"The call was not placed: the key '{row.Key}' belongs to a call to {new PlacementNumbers(other)} ({other.State}), and this row has {row.Numbers}. Each call needs a key of its own.");

    public static ExotelException ConflictInList(PlacementRow row) => new(
        ExotelErrorKind.KeyConflict, $"The call was not placed: the key '{row.Key}' is in the list more than once, with other numbers. Each call needs a key of its own.");

    public static ExotelException Lost(PlacementRow row, DateTime? until, ExotelException cause) => new(
        ExotelErrorKind.OutcomeUnknown,
        $"The call of the key '{row.Key}' may be ringing. {cause.Message} A run with the same store looks for it; "
        + FormattableString.Invariant($"not before {until:yyyy-MM-dd HH:mm:ss} on the account's clock, when the longest possible call is over, it is sent again if it is not listed."),
        cause)
    {
        StatusCode = cause.StatusCode,
        Code = cause.Code,
        ServerMessage = cause.ServerMessage,
        RequestId = cause.RequestId,
    };

    public static ExotelException Unknown(PlacementRow row, DateTime? until, string? reason = null, Exception? cause = null) => new(
        ExotelErrorKind.OutcomeUnknown,
        $"Whether the call of the key '{row.Key}' was placed is unknown: it is not listed. "
        + (reason is null ? string.Empty : reason + " ")
        + (until is { } time
            ? FormattableString.Invariant($"It may be under way until {time:yyyy-MM-dd HH:mm:ss} on the account's clock; a run after that looks once more, and sends it again if it is not listed.")
            : "It is not sent again."),
        cause);

    public static ExotelException LookupFailed(PlacementRow row, ExotelException cause) => new(
        ExotelErrorKind.OutcomeUnknown, $"Whether the call of the key '{row.Key}' was placed is unknown, and looking for it failed: {cause.Message} It was not sent again.", cause)
    {
        StatusCode = cause.StatusCode,
        Code = cause.Code,
        ServerMessage = cause.ServerMessage,
        RequestId = cause.RequestId,
    };

    public static ExotelException ForeignSid(PlacementRow row, string sid) => new(
        ExotelErrorKind.OutcomeUnknown, $"Whether the call of the key '{row.Key}' was placed is unknown: Exotel's response names the call {sid}, which belongs to another key.");

    public static ExotelException TakenOver(PlacementRow row) => new(
        ExotelErrorKind.StoreBusy, $"The call of the key '{row.Key}' was not placed: another run has taken the row over while this one was waiting to send it.");

    public static ExotelException NotRecorded(PlacementRow row, Call call, ExotelException cause) => new(
        ExotelErrorKind.StoreFailed,
        $"The call {call.Sid} of the key '{row.Key}' was placed, but the store did not take it: {cause.Message} Keep the store: the next run finds the call.", cause);
}
