namespace Exotel.Calls;

/// <summary>A leg in <c>Details</c>: its number (1 or 2) and its seconds.</summary>
internal sealed class CallLegDurationWire
{
    public int? Id { get; set; }

    public int? OnCallDuration { get; set; }
}
