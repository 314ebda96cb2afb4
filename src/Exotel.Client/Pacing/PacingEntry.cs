using System;

namespace Exotel.Pacing;

/// <summary>A recent request of the account.</summary>
/// <param name="Time">When it completed; while it is in flight, when it was sent.</param>
/// <param name="Process">The ID of the process that sent it.</param>
/// <param name="Id">Identifies the request within its process.</param>
/// <param name="Lane">Its lane.</param>
/// <param name="IsInFlight">Whether its response is still to come.</param>
internal readonly record struct PacingEntry(TimeSpan Time, int Process, int Id, RequestLane Lane, bool IsInFlight);
