using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>The wrapper around each leg in <c>Details</c>.</summary>
internal sealed class CallLegEntryWire
{
    [JsonConverter(typeof(FirstObjectConverter<CallLegDurationWire>))]
    public CallLegDurationWire? Leg { get; set; }
}
