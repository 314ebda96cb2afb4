using System;
using System.Globalization;
using System.Text.Json;
using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Legs;

/// <summary>v1 <c>/Calls/{CallSid}/Legs.json</c>, or <c>/Legs</c> where the other does not exist: completed calls only.</summary>
internal sealed class LegsEndpoint
{
    private readonly SimulatorOptions _options;
    private readonly CallStore _store;

    public LegsEndpoint(SimulatorOptions options, CallStore store)
    {
        _options = options;
        _store = store;
    }

    public Task HandleAsync(HttpContext context, string sid)
    {
        var isJson = context.Request.Path.Value!.EndsWith(".json", StringComparison.Ordinal);
        if (isJson && !_options.LegsJson)
        {
            context.Response.StatusCode = 404;
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<html><body>Not found</body></html>");
        }

        if (!isJson && !_options.LegsJson)
            context.Items.Remove(SimResponse.XmlItem);
        if (_store.Find(sid) is not { IsOngoing: false } call)
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
            Write(json, call, leg);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, SimCall call, SimLeg leg)
    {
        json.WriteStartObject();
        json.WriteString("Sid", leg.Sid);
        json.WriteString("CallSid", call.Sid);
        json.WriteString("AccountSid", _options.AccountSid);
        json.WriteString("PhoneNumber", leg.Number);
        json.WriteString("Status", leg.Status);
        json.WriteString("Origin", leg.Origin);
        json.WriteString("LastAction", "");
        json.WriteString("DateCreated", Wall(leg.Created));
        json.WriteString("DateUpdated", Wall(leg.Created.AddSeconds(leg.Seconds + 2)));
        if (call.Oddity % 3 == 0)
        {
            json.WriteString("StartTime", Wall(leg.Created));
            json.WriteString("EndTime", Wall(leg.Created.AddSeconds(leg.Seconds)));
            json.WriteString("ExoPhone", call.ExoPhone);
            json.WriteString("BackupEcoPhone", call.ExoPhone);
        }

        json.WriteNumber("OnCallDuration", leg.Seconds);
        json.WriteString("Uri", $"/v1/Accounts/{_options.AccountSid}/Calls/{call.Sid}/Legs/{leg.Sid}");
        json.WriteEndObject();
    }

    private static string Wall(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
