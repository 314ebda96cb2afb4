using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>An entry of the legs in <c>Details</c>: a leg in a wrapper, or the leg itself.</summary>
internal sealed class CallLegEntryWire
{
    [JsonConverter(typeof(FirstObjectConverter<CallLegDurationWire>))]
    public CallLegDurationWire? Leg { get; set; }

    public int? Id { get; set; }

    public int? OnCallDuration { get; set; }
}
