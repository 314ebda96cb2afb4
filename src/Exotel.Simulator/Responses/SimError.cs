using System;

namespace Exotel.Simulator.Responses;

/// <summary>A request that Exotel refuses, with the words it uses.</summary>
internal sealed class SimError : Exception
{
    public SimError(int status, string message)
        : base(message) => Status = status;

    public int Status { get; }
}
