using System.Collections.Generic;
using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>What <c>details=true</c> adds to a call. Source: docs/api.md#one-call.</summary>
internal sealed class CallDetailsWire
{
    public int? ConversationDuration { get; set; }

    [JsonConverter(typeof(InternedStringConverter))]
    public string? Leg1Status { get; set; }

    [JsonConverter(typeof(InternedStringConverter))]
    public string? Leg2Status { get; set; }

    [JsonConverter(typeof(OneOrManyConverter<CallLegEntryWire>))]
    public List<CallLegEntryWire>? Legs { get; set; }

    /// <summary>The duration of a leg, in seconds, by its number; the order of the entries varies.</summary>
    public int? LegDuration(int id)
    {
        foreach (var entry in Legs ?? new List<CallLegEntryWire>())
            if ((entry.Leg is { } leg ? leg.Id : entry.Id) == id)
                return entry.Leg is { } inner ? inner.OnCallDuration : entry.OnCallDuration;
        return null;
    }
}
