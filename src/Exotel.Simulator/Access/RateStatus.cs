using System;

namespace Exotel.Simulator.Access;

/// <summary>What is left of the rate limit.</summary>
/// <param name="Remaining">The requests that are left now.</param>
/// <param name="Reset">The time until the next one is available; zero when some are left.</param>
internal sealed record RateStatus(int Remaining, TimeSpan Reset);
