using System.Collections.Generic;
using Exotel.Accounts;

namespace Exotel.Legs;

/// <summary>Converts v1 and v3 records to <see cref="CallLeg"/>.</summary>
internal static class LegMapper
{
    private const string From = nameof(From);
    private const string To = nameof(To);

    public static CallLeg ToLeg(LegWire entry, string callSid, AccountTimeZone zone)
    {
        var wire = entry.Leg ?? entry;
        return new CallLeg
        {
            Sid = wire.Sid,
            CallSid = wire.CallSid ?? callSid,
            AccountSid = wire.AccountSid,
            Side = SideOf(wire.Origin),
            Origin = wire.Origin,
            PhoneNumber = wire.PhoneNumber,
            Status = wire.Status,
            LastAction = wire.LastAction,
            DateCreated = wire.DateCreated?.In(zone),
            DateUpdated = wire.DateUpdated?.In(zone),
            StartTime = wire.StartTime?.In(zone),
            EndTime = wire.EndTime?.In(zone),
            OnCallDuration = wire.OnCallDuration,
            ExoPhone = wire.ExoPhone,
            BackupExoPhone = wire.BackupExoPhone ?? wire.BackupEcoPhone,
            Uri = wire.Uri,
        };
    }

    /// <summary>The legs of <c>from</c>, then those of <c>to</c>.</summary>
    public static List<CallLeg> ToLegs(CcmLegDetailsWire details, string callSid, AccountTimeZone zone)
    {
        var legs = new List<CallLeg>();
        foreach (var (side, wires) in new[] { (From, details.From), (To, details.To) })
            foreach (var wire in wires ?? new List<CcmLegWire>())
                legs.Add(ToLeg(wire, side, details, callSid, zone));
        return legs;
    }

    private static CallLeg ToLeg(CcmLegWire wire, string side, CcmLegDetailsWire details, string callSid, AccountTimeZone zone) => new()
    {
        Sid = wire.Sid,
        CallSid = details.CallSid ?? details.Sid ?? callSid,
        AccountSid = details.AccountSid,
        Side = side,
        PhoneNumber = wire.ContactUri,
        Name = wire.Name,
        Status = wire.Status,
        DateCreated = wire.DateCreated?.In(zone),
        DateUpdated = wire.DateUpdated?.In(zone),
        GroupId = wire.GroupId,
        GroupName = wire.GroupName,
        ApiVersion = "V3",
    };

    private static string? SideOf(string? origin) => origin switch
    {
        "inbound" or "outbound" => From,
        "outbound-dial" => To,
        _ => null,
    };
}
