namespace Exotel.Simulator.Access;

/// <summary>What the rate limit did to the requests of one client.</summary>
/// <param name="Served">The requests within the limit.</param>
/// <param name="Refused">The requests that exceeded it.</param>
internal sealed record ClientStatistics(int Served, int Refused);
