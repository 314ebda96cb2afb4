using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Legs;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Ccm;

/// <summary>Call details of v2 and v3, and the legs of v3. These versions have no list.</summary>
internal sealed class CcmEndpoints(SimulatorOptions options, CallStore store)
{
    private readonly CcmCallJsonWriter _writer = new(options);

    public Task GetV2Async(HttpContext context, string sid) => store.Find(sid) is { } call
        ? CcmEnvelope.SendAsync(context, json => _writer.WriteV2(json, call))
        : CcmEnvelope.SendCallNotFoundAsync(context);

    public Task GetV3Async(HttpContext context, string sid) => store.Find(sid) is { } call
        ? CcmEnvelope.SendAsync(context, json => _writer.WriteV3(json, call))
        : CcmEnvelope.SendCallNotFoundAsync(context);

    /// <summary>As in the real API, missing legs are reported with status 500.</summary>
    public Task GetLegsAsync(HttpContext context, string sid)
    {
        if (store.Find(sid) is not { } call)
            return CcmEnvelope.SendCallNotFoundAsync(context);
        return call.IsOngoing
            ? CcmEnvelope.SendErrorAsync(context, 500, 500, 10743, "Legs not found")
            : CcmEnvelope.SendAsync(context, json => WriteLegs(json, call));
    }

    private void WriteLegs(Utf8JsonWriter json, SimCall call)
    {
        var legs = SimLeg.From(call);
        var isInbound = call.Direction == "inbound";
        CcmEnvelope.WriteStartSuccess(json, "leg_details");
        json.WriteString(call.Variant % 2 == 0 ? "call_sid" : "sid", call.Sid);
        json.WriteString("account_sid", options.AccountSid);
        json.WriteStartArray("from");
        foreach (var leg in legs.Where(leg => leg.Number == call.From))
            WriteLeg(json, leg, isInbound ? null : "Agent", isTo: false);
        json.WriteEndArray();
        json.WriteStartArray("to");
        foreach (var leg in legs.Where(leg => leg.Number != call.From))
            WriteLeg(json, leg, isInbound ? "Agent" : null, isTo: true);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteLeg(Utf8JsonWriter json, SimLeg leg, string? name, bool isTo)
    {
        json.WriteStartObject();
        json.WriteString("sid", leg.Sid);
        json.WriteString("name", name);
        json.WriteString("contact_uri", leg.Number);
        json.WriteString("date_created", FormatOffsetTime(leg.Created));
        json.WriteString("date_updated", FormatOffsetTime(leg.Created.AddSeconds(leg.Seconds)));
        json.WriteString("status", leg.Status);
        if (isTo)
        {
            json.WriteNumber("group_id", 123456);
            json.WriteString("group_name", "support");
        }

        json.WriteEndObject();
    }

    /// <summary>A space between date and time, followed by the UTC offset.</summary>
    private string FormatOffsetTime(DateTime localTime) => new DateTimeOffset(localTime, options.TimeZone).ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);
}
