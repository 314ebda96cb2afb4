using System.Text.Json.Serialization;

namespace Exotel;

/// <summary>The wrapper around each leg in <c>Details</c>.</summary>
internal sealed class CallLegEntryWire
{
    [JsonConverter(typeof(LenientObjectConverter<CallLegDurationWire>))]
    public CallLegDurationWire? Leg { get; set; }
}
