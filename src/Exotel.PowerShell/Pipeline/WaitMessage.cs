using System.Globalization;
using Exotel.Pacing;

namespace Exotel.PowerShell.Pipeline;

/// <summary>Describes a wait for the rate limit: who waits, for what, and until when.</summary>
internal static class WaitMessage
{
    public static string From(PacingWait wait) => string.Format(
        CultureInfo.InvariantCulture, "Account {0} waits until {1:HH:mm:ss} ({2:0.0} s): {3}.", wait.AccountSid, wait.Until, wait.Delay.TotalSeconds, Cause(wait));

    /// <summary>The cause in a few words, for a progress bar.</summary>
    public static string ForProgress(PacingWait wait) => wait.Reason switch
    {
        PacingWaitReason.Refused => "waiting because Exotel rejected requests (429)",
        PacingWaitReason.ServerLimit => "waiting for the rate limit that Exotel reported",
        PacingWaitReason.BulkRateLimit => "waiting for the bulk rate limit",
        _ => "waiting for the account's rate limit",
    } + string.Format(CultureInfo.InvariantCulture, ", until {0:HH:mm:ss}", wait.Until);

    private static string Cause(PacingWait wait) => wait.Reason switch
    {
        PacingWaitReason.Refused => "Exotel rejected a request because of the account's rate limit (429); other clients may be using the account",
        PacingWaitReason.ServerLimit => "Exotel reported that the account's rate limit is used up, or nearly so",
        PacingWaitReason.BulkRateLimit => string.Format(
            CultureInfo.InvariantCulture, "listings of this user sent {0} requests in the last minute, their part of the rate limit", wait.Limit),
        _ => string.Format(CultureInfo.InvariantCulture, "this user sent {0} requests in the last minute, the rate limit", wait.Limit),
    };
}
