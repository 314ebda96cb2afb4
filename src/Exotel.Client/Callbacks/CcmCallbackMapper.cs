using System;
using System.Text.Json;
using Exotel.Accounts;
using Exotel.Calls;

namespace Exotel.Callbacks;

/// <summary>
/// Maps the callbacks of v2 and v3, which contain the call details next to the event. Details that <see cref="Callback"/> has no
/// property for (state, agent, customer, total duration) stay in the additional fields.
/// Source: docs/api.md#call-details-v2-v3, docs/api.md#callbacks.
/// </summary>
internal static class CcmCallbackMapper
{
    public static Callback ToCallback(RawFields fields, string details, AccountTimeZone zone, DateTimeOffset receivedAt)
    {
        var call = CcmCallMapper.ToCall(Read(details), "V2", requestId: null, zone);
        var callFields = JsonFields.Read(details);
        var eventFields = EventOf(fields);
        var legs = CallbackLegReader.Take(callFields);
        fields.Remove("call_details");

        return new Callback
        {
            CallSid = CallbackParser.ValidSid(callFields.Text("sid", "call_sid") ?? fields.Text("CallSid", "call_sid")),
            EventType = eventFields.Text("event_type") ?? fields.Text("event_type", "EventType"),
            Status = callFields.Text("status", "call_status"),
            Direction = callFields.Text("direction"),
            From = call.From ?? callFields.Text("from"),
            To = call.To ?? callFields.Text("to"),
            PhoneNumberSid = callFields.Text("virtual_number"),
            DateCreated = callFields.Time(zone, "created_time"),
            DateUpdated = callFields.Time(zone, "updated_time"),
            StartTime = callFields.Time(zone, "start_time"),
            EndTime = callFields.Time(zone, "end_time"),
            Duration = callFields.PeekSeconds("total_duration"),
            ConversationDuration = callFields.Seconds("total_talk_time"),
            RecordingUrl = call.RecordingUrl,
            CustomField = callFields.Text("custom_field"),
            Legs = legs,
            Leg1Status = legs.At(0)?.Status ?? call.Leg1Status,
            Leg2Status = legs.At(1)?.Status ?? call.Leg2Status,
            Leg1Duration = legs.At(0)?.OnCallDuration,
            Leg2Duration = legs.At(1)?.OnCallDuration,
            ReceivedAt = zone.FromInstant(receivedAt),
            AdditionalFields = Join(callFields, eventFields, fields),
        };
    }

    private static CcmCallWire Read(string details)
    {
        try
        {
            return JsonSerializer.Deserialize(details, CallsJsonContext.Default.CcmCallWire)!;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException("its call_details are invalid", error);
        }
    }

    private static RawFields EventOf(RawFields fields)
    {
        if (fields.Peek("event_details") is not { Length: > 0 } details || details[0] != '{')
            return new RawFields();
        fields.Remove("event_details");
        return JsonFields.Read(details);
    }

    private static CallbackFields Join(params RawFields[] parts)
    {
        var all = new CallbackFields();
        foreach (var part in parts)
            all.AddNew(part.Rest);
        return all;
    }
}
