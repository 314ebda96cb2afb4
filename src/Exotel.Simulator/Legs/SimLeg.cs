using System;
using System.Collections.Generic;
using Exotel.Simulator.Calls;

namespace Exotel.Simulator.Legs;

/// <summary>One party's part of a call.</summary>
internal sealed record SimLeg
{
    public required string Sid { get; init; }

    public required string Number { get; init; }

    public required string Status { get; init; }

    public required string Origin { get; init; }

    public required DateTime Created { get; init; }

    public required int Seconds { get; init; }

    /// <summary>The legs of a call. The second is missing when it was never dialed.</summary>
    public static IReadOnlyList<SimLeg> From(SimCall call)
    {
        var legs = new List<SimLeg>();
        if (call.Leg1 is { } first)
            legs.Add(Create(call, 1, call.From, first, call.Direction == "inbound" ? "inbound" : "outbound", call.Leg1Duration));
        if (call.Leg2 is { } second)
            legs.Add(Create(call, 2, call.To, second, "outbound-dial", call.Leg2Duration));
        return legs;
    }

    private static SimLeg Create(SimCall call, int number, string phone, string status, string origin, int seconds) => new()
    {
        Sid = call.Sid[..31] + number,
        Number = phone,
        Status = status,
        Origin = origin,
        Created = call.Created.AddSeconds(4 * number),
        Seconds = seconds,
    };
}
