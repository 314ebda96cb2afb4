using System;

namespace Exotel.Simulator.Responses;

/// <summary>Ends a request with an error response: an HTTP status and a message in Exotel's wording.</summary>
internal sealed class SimError(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
