using System;
using System.Globalization;
using System.Text.Json;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Responses;

/// <summary>Writes a call as v1 does, with the odd encodings that are seen in the wild.</summary>
internal sealed class CallJsonWriter
{
    private static readonly string?[] Nothings = [null, "", "null", "N/A"];

    private readonly SimulatorOptions _options;
    private readonly Func<Uri> _address;

    public CallJsonWriter(SimulatorOptions options, Func<Uri> address)
    {
        _options = options;
        _address = address;
    }

    public void Write(Utf8JsonWriter json, SimCall call, bool details, int? recordingUrlValidity)
    {
        json.WriteStartObject();
        json.WriteString("Sid", call.Sid);
        Text(json, "ParentCallSid", null, call.Oddity);
        json.WriteString("DateCreated", Wall(call.Created));
        json.WriteString("DateUpdated", Wall(call.Ended?.AddSeconds(2) ?? call.Created));
        json.WriteString("AccountSid", _options.AccountSid);
        json.WriteString("To", call.To);
        json.WriteString("From", call.From);
        json.WriteString("PhoneNumber", call.ExoPhone);
        json.WriteString("PhoneNumberSid", call.ExoPhone);
        json.WriteString("Status", call.Status);
        json.WriteString("StartTime", Wall(call.Created.AddSeconds(call.IsOngoing ? 0 : 5)));
        if (call.Ended is { } end)
            json.WriteString("EndTime", Wall(end));
        else
            Text(json, "EndTime", call.Oddity % 5 == 0 ? "1970-01-01 05:30:00" : null, call.Oddity);
        WriteNumber(json, "Duration", call.Duration, call.Oddity % 2 == 0);
        WriteNumber(json, "Price", call.Price, call.Oddity % 3 != 0);
        json.WriteString("Direction", call.Direction);
        Text(json, "AnsweredBy", call.AnsweredBy, call.Oddity);
        Text(json, "ForwardedFrom", null, call.Oddity + 1);
        Text(json, "CallerName", call.CallerName is "" or "N/A" ? null : call.CallerName, call.Oddity + 2);
        json.WriteString("Uri", $"/v1/Accounts/{_options.AccountSid}/Calls{(call.Oddity % 4 == 0 ? ".json" : "")}/{call.Sid}");
        Text(json, "CustomField", call.CustomField is "" ? null : call.CustomField, call.Oddity + 3);
        WriteRecording(json, call, recordingUrlValidity);
        if (details)
            WriteDetails(json, call);
        json.WriteEndObject();
    }

    private static string Wall(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Nothing is written in several spellings.</summary>
    private static void Text(Utf8JsonWriter json, string name, string? value, int oddity) => json.WriteString(name, value ?? Nothings[oddity % Nothings.Length]);

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value, bool asText)
    {
        if (value is not { } number)
            json.WriteNull(name);
        else if (asText)
            json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber(name, number);
    }

    /// <summary>The address is there although nothing was recorded, too; some lead to another host.</summary>
    private void WriteRecording(Utf8JsonWriter json, SimCall call, int? validity)
    {
        var folder = call.Oddity % 7 == 3 ? "recordings-redirect/" : "recordings/";
        var recording = call.IsRecorded || (call.Oddity % 10 == 9 && !call.IsOngoing) ? new Uri(_address(), folder + call.Sid + ".mp3").AbsoluteUri : null;
        Text(json, "RecordingUrl", recording, call.Oddity + 1);
        if (validity is { } minutes)
            Text(json, "PreSignedRecordingUrl", recording is null ? null : FormattableString.Invariant($"{recording}?presigned={minutes}"), call.Oddity);
    }

    private static void WriteDetails(Utf8JsonWriter json, SimCall call)
    {
        json.WriteStartObject("Details");
        WriteNumber(json, "ConversationDuration", call.Conversation, call.Oddity % 2 == 1);
        json.WriteString("Leg1Status", call.Leg1);
        json.WriteString("Leg2Status", call.Leg2);
        json.WriteStartArray("Legs");
        var turned = call.Oddity % 3 == 1;
        WriteLeg(json, turned ? 2 : 1, turned ? call.Leg2Duration : call.Leg1Duration, call.Oddity);
        WriteLeg(json, turned ? 1 : 2, turned ? call.Leg1Duration : call.Leg2Duration, call.Oddity);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLeg(Utf8JsonWriter json, int id, int seconds, int oddity)
    {
        json.WriteStartObject();
        json.WriteStartObject("Leg");
        WriteNumber(json, "Id", id, oddity % 2 == 0);
        json.WriteNumber("OnCallDuration", seconds);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
