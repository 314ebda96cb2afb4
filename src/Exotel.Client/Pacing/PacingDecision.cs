using System;

namespace Exotel.Pacing;

/// <summary>Whether a request may be sent now, and otherwise why and how long it waits.</summary>
/// <param name="Delay">The wait before the next look; null when the request may be sent.</param>
/// <param name="Reason">Why it waits.</param>
/// <param name="Limit">The limit that is used up; 0 when there is none.</param>
/// <param name="RefusedFor">How long the server has answered every request of the account with 429.</param>
internal readonly record struct PacingDecision(TimeSpan? Delay, PacingWaitReason Reason = default, int Limit = 0, TimeSpan RefusedFor = default);
