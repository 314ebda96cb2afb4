using System;

namespace Exotel.Http;

/// <summary>
/// The current time on the server's clock. This machine's clock may have been set since the last response, and its monotonic time may have
/// stopped while it slept: the two give different times then, and which is right is unknown.
/// </summary>
/// <param name="Earliest">The earlier of the two.</param>
/// <param name="Latest">The later of the two.</param>
/// <param name="IsKnown">Whether a response told the server's time; otherwise both are this machine's.</param>
internal readonly record struct TimeEstimate(DateTimeOffset Earliest, DateTimeOffset Latest, bool IsKnown);
