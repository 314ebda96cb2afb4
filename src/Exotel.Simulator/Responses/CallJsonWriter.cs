using System;
using System.Globalization;
using System.Text.Json;
using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Responses;

/// <summary>Writes a call as v1 does, with the inconsistent encodings of the real API.</summary>
/// <param name="options">How the simulator behaves.</param>
/// <param name="address">Gets the simulator's base URL, which is not known before it listens.</param>
internal sealed class CallJsonWriter(SimulatorOptions options, Func<Uri> address)
{
    private static readonly string?[] EmptyValues = [null, "", "null", "N/A"];

    /// <summary>Sends a single call.</summary>
    public Task SendAsync(HttpContext context, SimCall call, bool details = false, int? recordingUrlValidity = null) => SimResponse.SendAsync(context, 200, json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("Call");
        Write(json, call, details, recordingUrlValidity);
        json.WriteEndObject();
    });

    public void Write(Utf8JsonWriter json, SimCall call, bool details, int? recordingUrlValidity)
    {
        json.WriteStartObject();
        json.WriteString("Sid", call.Sid);
        WriteText(json, "ParentCallSid", null, call.Variant);
        json.WriteString("DateCreated", call.Created.FormatLocalTime());
        json.WriteString("DateUpdated", (call.Ended?.AddSeconds(2) ?? call.Created).FormatLocalTime());
        json.WriteString("AccountSid", options.AccountSid);
        json.WriteString("To", call.To);
        json.WriteString("From", call.From);
        json.WriteString("PhoneNumber", call.ExoPhone);
        json.WriteString("PhoneNumberSid", call.ExoPhone);
        json.WriteString("Status", call.Status);
        json.WriteString("StartTime", call.Created.AddSeconds(call.IsOngoing ? 0 : 5).FormatLocalTime());
        if (call.Ended is { } end)
            json.WriteString("EndTime", end.FormatLocalTime());
        else
            WriteText(json, "EndTime", call.Variant % 5 == 0 ? "1970-01-01 05:30:00" : null, call.Variant);
        WriteNumber(json, "Duration", call.Duration, call.Variant % 2 == 0);
        WriteNumber(json, "Price", call.Price, call.Variant % 3 != 0);
        json.WriteString("Direction", call.Direction);
        WriteText(json, "AnsweredBy", call.AnsweredBy, call.Variant);
        WriteText(json, "ForwardedFrom", null, call.Variant + 1);
        WriteText(json, "CallerName", call.CallerName is "" or "N/A" ? null : call.CallerName, call.Variant + 2);
        json.WriteString("Uri", $"/v1/Accounts/{options.AccountSid}/Calls{(call.Variant % 4 == 0 ? ".json" : "")}/{call.Sid}");
        WriteText(json, "CustomField", call.CustomField is "" ? null : call.CustomField, call.Variant + 3);
        WriteRecording(json, call, recordingUrlValidity);
        if (details)
            WriteDetails(json, call);
        json.WriteEndObject();
    }

    /// <summary>A missing value is written as null, empty text, "null" or "N/A", depending on the variant.</summary>
    private static void WriteText(Utf8JsonWriter json, string name, string? value, int variant) => json.WriteString(name, value ?? EmptyValues[variant % EmptyValues.Length]);

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? value, bool asText)
    {
        if (value is not { } number)
            json.WriteNull(name);
        else if (asText)
            json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber(name, number);
    }

    /// <summary>Some calls on which nobody talked have a URL although nothing was recorded; some URLs redirect to another host.</summary>
    private void WriteRecording(Utf8JsonWriter json, SimCall call, int? validity)
    {
        var folder = call.Variant % 7 == 3 ? "recordings-redirect/" : "recordings/";
        var recording = call.IsRecorded || (call.Variant % 10 == 9 && call.Conversation == 0) ? new Uri(address(), folder + call.Sid + ".mp3").AbsoluteUri : null;
        WriteText(json, "RecordingUrl", recording, call.Variant + 1);
        if (validity is { } minutes)
            WriteText(json, "PreSignedRecordingUrl", recording is null ? null : FormattableString.Invariant($"{recording}?presigned={minutes}"), call.Variant);
    }

    private static void WriteDetails(Utf8JsonWriter json, SimCall call)
    {
        json.WriteStartObject("Details");
        WriteNumber(json, "ConversationDuration", call.Conversation, call.Variant % 2 == 1);
        json.WriteString("Leg1Status", call.Leg1);
        json.WriteString("Leg2Status", call.Leg2);
        json.WriteStartArray("Legs");
        var isReversed = call.Variant % 3 == 1;
        WriteLeg(json, isReversed ? 2 : 1, isReversed ? call.Leg2Duration : call.Leg1Duration, call.Variant);
        WriteLeg(json, isReversed ? 1 : 2, isReversed ? call.Leg1Duration : call.Leg2Duration, call.Variant);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLeg(Utf8JsonWriter json, int id, int seconds, int variant)
    {
        json.WriteStartObject();
        json.WriteStartObject("Leg");
        WriteNumber(json, "Id", id, variant % 2 == 0);
        json.WriteNumber("OnCallDuration", seconds);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
