using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Calls.Listing;
using Exotel.Simulator.Calls;

namespace Exotel.Soak;

/// <summary>Which of the simulator's calls a listing must have.</summary>
internal sealed class CallFilter(CallQuery query)
{
    private const int ComparedDigits = 10;

    private readonly HashSet<string> _from = [.. query.From.Select(LastDigits)];
    private readonly HashSet<string> _exoPhones = [.. query.PhoneNumber.Select(LastDigits)];

    public bool Matches(SimCall call) =>
        call.Created >= ToSecond(query.Since!.Value)
        && !(call.Created > query.Until)
        && (query.Status.Count == 0 || query.Status.Contains(call.Status))
        && (query.Direction.Count == 0 || query.Direction.Contains(call.Direction))
        && (_from.Count == 0 || _from.Contains(LastDigits(call.From)))
        && (_exoPhones.Count == 0 || _exoPhones.Contains(LastDigits(call.ExoPhone)))
        && !(query.MinDuration is { } least && !(call.Duration >= least));

    private static string LastDigits(string number) =>
        number.StartsWith("sip:", StringComparison.Ordinal) || number.Length <= ComparedDigits ? number : number[^ComparedDigits..];

    private static DateTime ToSecond(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
