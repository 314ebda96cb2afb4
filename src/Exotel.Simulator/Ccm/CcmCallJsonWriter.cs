using System;
using System.Globalization;
using System.Text.Json;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Ccm;

/// <summary>Writes a call as v2 and v3 do, in the documented and the observed shapes.</summary>
internal sealed class CcmCallJsonWriter(SimulatorOptions options)
{
    /// <summary>v2: <c>call_details{...}</c>, <c>data{...}</c>, or a list of such blocks.</summary>
    public void WriteV2(Utf8JsonWriter json, SimCall call)
    {
        var shape = options.V2Shape ?? (call.Variant % 3) switch { 0 => "details", 1 => "data", _ => "array" };
        if (shape == "array")
            json.WriteStartArray();
        json.WriteStartObject();
        json.WritePropertyName(shape == "details" ? "call_details" : "data");
        WriteV2Block(json, call, isDocumented: shape == "details");
        json.WriteEndObject();
        if (shape == "array")
            json.WriteEndArray();
    }

    public void WriteV3(Utf8JsonWriter json, SimCall call)
    {
        CcmEnvelope.WriteStartSuccess(json, "call_details");
        json.WriteString("sid", call.Sid);
        json.WriteString("direction", call.Direction);
        json.WriteString("virtual_number", call.ExoPhone);
        WriteState(json, "state", "status", call, call.Leg1 != "completed" ? "from_leg_unanswered" : "to_leg_unanswered");
        WriteTimes(json, call);
        json.WriteString("custom_field", call.CustomField);
        json.WriteString("legs", $"/v3/accounts/{options.AccountSid}/calls/{call.Sid}/legs");
        json.WriteStartArray("recordings");
        if (call.IsRecorded)
        {
            json.WriteStartObject();
            json.WriteString("url", RecordingUrl(call));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteV2Block(Utf8JsonWriter json, SimCall call, bool isDocumented)
    {
        var unanswered = call.Leg1 != "completed" ? "agent_unanswered" : "customer_unanswered";
        json.WriteStartObject();
        json.WriteString(isDocumented ? "sid" : "call_sid", call.Sid);
        json.WriteString("direction", call.Direction);
        json.WriteString("virtual_number", call.ExoPhone);
        WriteState(json, isDocumented ? "state" : "call_state", isDocumented ? "status" : "call_status", call, unanswered);
        json.WriteStartObject("assigned_agent_details");
        json.WriteString("user_id", "agent-" + (call.Variant % 20));
        if (!isDocumented)
            json.WriteString("user_name", "Agent " + (call.Variant % 20));
        json.WriteString("contact_uri", call.Direction == "inbound" ? call.To : call.From);
        json.WriteEndObject();
        json.WriteStartObject("customer_details");
        json.WriteString(isDocumented ? "number" : "contact_uri", call.Direction == "inbound" ? call.From : call.To);
        json.WriteEndObject();
        WriteTimes(json, call);
        if (isDocumented)
            WriteRecording(json, call);
        else
            json.WriteNull("recordings");
        json.WriteString("custom_field", call.CustomField);
        json.WriteString("legs", $"/v2/accounts/{options.AccountSid}/calls/{call.Sid}/legs");
        json.WriteEndObject();
    }

    private void WriteRecording(Utf8JsonWriter json, SimCall call)
    {
        json.WriteStartObject("recording");
        json.WriteBoolean("available", call.IsRecorded);
        json.WriteString("url", call.IsRecorded ? RecordingUrl(call) : null);
        json.WriteEndObject();
    }

    private string RecordingUrl(SimCall call) => $"https://recordings.exotel.com/exotelrecordings/{options.AccountSid}/{call.Sid}.mp3";

    /// <summary>Writes state and status; an ongoing call has no status.</summary>
    private static void WriteState(Utf8JsonWriter json, string stateName, string statusName, SimCall call, string unanswered)
    {
        json.WriteString(stateName, call.IsOngoing ? "active" : "terminal");
        json.WriteString(statusName, call.IsOngoing ? null : call.Conversation > 0 ? "completed" : unanswered);
    }

    private void WriteTimes(Utf8JsonWriter json, SimCall call)
    {
        json.WriteString("created_time", FormatUtcTime(call.Created));
        json.WriteString("updated_time", FormatUtcTime(call.Ended ?? call.Created));
        json.WriteString("start_time", FormatUtcTime(call.Created.AddSeconds(5)));
        if (call.IsOngoing)
            return;
        json.WriteString("end_time", FormatUtcTime(call.Ended ?? call.Created));
        json.WriteNumber("total_duration", call.Duration ?? 0);
        json.WriteNumber("total_talk_time", call.Conversation ?? 0);
    }

    private string FormatUtcTime(DateTime localTime) => (localTime - options.TimeZone).ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture);
}
