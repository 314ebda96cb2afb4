using System;
using Exotel.Accounts;

namespace Exotel.Callbacks;

/// <summary>Maps the fields of v1 and of Passthru, some of which have different names. Source: docs/api.md#callbacks.</summary>
internal static class CallbackMapper
{
    public static Callback ToCallback(RawFields fields, AccountTimeZone zone, DateTimeOffset receivedAt)
    {
        var legs = CallbackLegReader.Take(fields);
        return new Callback
        {
            CallSid = CallbackParser.ValidSid(fields.Text("CallSid")),
            EventType = fields.Text("EventType"),
            Status = fields.Text("Status", "CallStatus"),
            Direction = fields.Text("Direction"),
            From = fields.Text("From", "CallFrom"),
            To = fields.Text("To", "CallTo"),
            PhoneNumberSid = fields.Text("PhoneNumberSid"),
            DateCreated = fields.Time(zone, "DateCreated", "Created"),
            DateUpdated = fields.Time(zone, "DateUpdated"),
            StartTime = fields.Time(zone, "StartTime"),
            EndTime = fields.Time(zone, "EndTime"),
            ConversationDuration = fields.Seconds("ConversationDuration"),
            RecordingUrl = fields.Text("RecordingUrl"),
            CustomField = fields.Text("CustomField"),
            Legs = legs,
            Leg1Status = legs.At(0)?.Status,
            Leg2Status = legs.At(1)?.Status,
            Leg1Duration = legs.At(0)?.OnCallDuration,
            Leg2Duration = legs.At(1)?.OnCallDuration,
            ReceivedAt = zone.FromInstant(receivedAt),
            AdditionalFields = fields.Rest,
        };
    }

    public static CallbackLeg? At(this CallbackLegs? legs, int index) => legs?.Count > index ? legs[index] : null;
}
