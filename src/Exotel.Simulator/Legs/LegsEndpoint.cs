using System;
using System.Text.Json;
using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Legs;

/// <summary>The legs of a finished call in v1, under the one path that the options select.</summary>
internal sealed class LegsEndpoint(SimulatorOptions options, CallStore store)
{
    public Task HandleAsync(HttpContext context, string sid)
    {
        sid = sid.EndsWith(".json", StringComparison.Ordinal) ? sid[..^5] : sid;
        if (!context.Request.Path.Value!.EndsWith(sid + options.LegsPath, StringComparison.Ordinal))
            return SimResponse.SendHtmlAsync(context, 404, "<html><body>Not found</body></html>");

        if (!options.Xml)
            context.Items.Remove(SimResponse.XmlItem);
        if (store.Find(sid) is not { IsOngoing: false } call)
            return SimResponse.SendAsync(context, 400, json => json.WriteRawValue(
                """{"RestException":{"Code":400,"Message":"Bad Request","Description":"Please check the callSID passed"}}"""));
        return SimResponse.SendAsync(context, 200, json => Write(json, call));
    }

    private void Write(Utf8JsonWriter json, SimCall call)
    {
        var legs = SimLeg.From(call);
        json.WriteStartObject();
        json.WriteStartObject("MetaData");
        json.WriteNumber("Total", legs.Count);
        json.WriteNumber("Count", legs.Count);
        json.WriteEndObject();
        json.WriteStartArray("legs");
        foreach (var leg in legs)
            WriteLeg(json, call, leg);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteLeg(Utf8JsonWriter json, SimCall call, SimLeg leg)
    {
        json.WriteStartObject();
        json.WriteString("Sid", leg.Sid);
        json.WriteString("CallSid", call.Sid);
        json.WriteString("AccountSid", options.AccountSid);
        json.WriteString("PhoneNumber", leg.Number);
        json.WriteString("Status", leg.Status);
        json.WriteString("Origin", leg.Origin);
        json.WriteString("LastAction", "");
        json.WriteString("DateCreated", leg.Created.FormatLocalTime());
        json.WriteString("DateUpdated", leg.Created.AddSeconds(leg.Seconds + 2).FormatLocalTime());
        if (call.Variant % 3 == 0)
        {
            json.WriteString("StartTime", leg.Created.FormatLocalTime());
            json.WriteString("EndTime", leg.Created.AddSeconds(leg.Seconds).FormatLocalTime());
            json.WriteString("ExoPhone", call.ExoPhone);
            json.WriteString("BackupEcoPhone", call.ExoPhone);
        }

        json.WriteNumber("OnCallDuration", leg.Seconds);
        json.WriteString("Uri", $"/v1/Accounts/{options.AccountSid}/Calls/{call.Sid}/Legs/{leg.Sid}");
        json.WriteEndObject();
    }
}
