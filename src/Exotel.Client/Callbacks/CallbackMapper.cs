using System;
using Exotel.Accounts;

namespace Exotel.Callbacks;

/// <summary>Maps the fields of v1, Passthru and IP calling, which have names of their own. Source: docs/api.md#callbacks.</summary>
internal static class CallbackMapper
{
    public static Callback ToCallback(RawFields fields, AccountTimeZone zone, DateTimeOffset receivedAt)
    {
        var callSid = fields.Text("CallSid") ?? throw OtherEventException.From(fields) ?? new FormatException("it has no CallSid");
        var eventType = fields.Text("EventType");
        var isPassthru = eventType is null && fields.HasAny("CallFrom", "CallTo");
        var legs = CallbackLegReader.Take(fields);

        // The only leg of a Passthru request is the agent's.
        var (leg1, leg2) = isPassthru ? (null, legs.At(0)) : (legs.At(0), legs.At(1));
        fields.Unquote("digits");

        return new Callback
        {
            CallSid = CallbackParser.ValidSid(callSid),
            EventType = eventType,
            Status = fields.Text("Status", "CallStatus"),
            Direction = fields.Text("Direction"),
            From = fields.Text("From", "CallFrom", "FromNumber"),
            To = fields.Text("To", "CallTo", "ToNumber"),
            PhoneNumberSid = fields.Text("PhoneNumberSid", "VirtualNumber"),
            DateCreated = fields.Time(zone, "DateCreated", "Created"),
            DateUpdated = fields.Time(zone, "DateUpdated"),
            StartTime = fields.Time(zone, "StartTime"),
            EndTime = fields.Time(zone, "EndTime"),
            Duration = fields.PeekSeconds("TotalDuration"),
            ConversationDuration = fields.Seconds("ConversationDuration") ?? (isPassthru ? leg2?.OnCallDuration : null),
            RecordingUrl = fields.Text("RecordingUrl") ?? CallbackRecording.Take(fields),
            CustomField = fields.Text("CustomField"),
            Legs = legs,
            Leg1Status = leg1?.Status,
            Leg2Status = leg2?.Status ?? (isPassthru ? fields.PeekText("DialCallStatus") : null),
            Leg1Duration = leg1?.OnCallDuration,
            Leg2Duration = leg2?.OnCallDuration,
            ReceivedAt = zone.FromInstant(receivedAt),
            AdditionalFields = fields.Rest,
        };
    }

    public static CallbackLeg? At(this CallbackLegs? legs, int index) => legs?.Count > index ? legs[index] : null;
}
