using System;

namespace Exotel.Simulator.Answers;

/// <summary>A request that Exotel refuses, with the words it uses.</summary>
internal sealed class Refusal : Exception
{
    public Refusal(int status, string message)
        : base(message) => Status = status;

    public int Status { get; }
}
