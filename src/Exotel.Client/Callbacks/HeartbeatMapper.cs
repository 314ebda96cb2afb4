using System;
using Exotel.Accounts;

namespace Exotel.Callbacks;

/// <summary>
/// Maps a heartbeat, which says every few minutes on which ExoPhones calls do not arrive or leave; it is about no call. Source: docs/api.md#callbacks.
/// </summary>
internal static class HeartbeatMapper
{
    private const string EventType = "heartbeat";

    public static bool IsHeartbeat(RawFields fields) =>
        fields.HasAny("status_type") && fields.HasAny("timestamp", "incoming_affected", "outgoing_affected") && !fields.HasAny("CallSid");

    public static Callback ToCallback(RawFields fields, AccountTimeZone zone, DateTimeOffset receivedAt) => new()
    {
        EventType = EventType,
        Status = fields.Text("status_type"),
        DateCreated = fields.Time(zone, "timestamp"),
        ReceivedAt = zone.FromInstant(receivedAt),
        AdditionalFields = fields.Rest,
    };
}
