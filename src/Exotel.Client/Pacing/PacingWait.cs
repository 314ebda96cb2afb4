using System;

namespace Exotel.Pacing;

/// <summary>A wait for the rate limit of an account.</summary>
/// <param name="AccountSid">The account.</param>
/// <param name="Reason">Why the request waits.</param>
/// <param name="Delay">The expected wait.</param>
/// <param name="Until">The expected end of the wait.</param>
/// <param name="Limit">The limit that is used up; 0 when there is none.</param>
internal sealed record PacingWait(string AccountSid, PacingWaitReason Reason, TimeSpan Delay, DateTimeOffset Until, int Limit);
