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

/// <summary>Details of v2 and v3, and the legs of v3. There is no list.</summary>
internal sealed class CcmEndpoints
{
    private readonly SimulatorOptions _options;
    private readonly CallStore _store;
    private readonly CcmCallJsonWriter _shape;

    public CcmEndpoints(SimulatorOptions options, CallStore store)
    {
        _options = options;
        _store = store;
        _shape = new CcmCallJsonWriter(options);
    }

    public Task GetV2Async(HttpContext context, string sid) => _store.Find(sid) is { } call
        ? CcmEnvelope.SendAsync(context, json => _shape.WriteV2(json, call))
        : CcmEnvelope.RefuseAsync(context, 404, 404, 10744, "Call not found");

    public Task GetV3Async(HttpContext context, string sid) => _store.Find(sid) is { } call
        ? CcmEnvelope.SendAsync(context, json => _shape.WriteV3(json, call))
        : CcmEnvelope.RefuseAsync(context, 404, 404, 10744, "Call not found");

    /// <summary>Legs that are not there come as a fault of the server, which they are not.</summary>
    public Task GetLegsAsync(HttpContext context, string sid)
    {
        if (_store.Find(sid) is not { } call)
            return CcmEnvelope.RefuseAsync(context, 404, 404, 10744, "Call not found");
        return call.IsOngoing
            ? CcmEnvelope.RefuseAsync(context, 500, 500, 10743, "Legs not found")
            : CcmEnvelope.SendAsync(context, json => WriteLegs(json, call));
    }

    private void WriteLegs(Utf8JsonWriter json, SimCall call)
    {
        var legs = SimLeg.From(call);
        var inbound = call.Direction == "inbound";
        json.WriteStartObject();
        json.WriteNumber("code", 200);
        json.WriteNull("error_data");
        json.WriteString("status", "success");
        json.WriteStartObject("leg_details");
        json.WriteString(call.Oddity % 2 == 0 ? "call_sid" : "sid", call.Sid);
        json.WriteString("account_sid", _options.AccountSid);
        json.WriteStartArray("from");
        foreach (var leg in legs.Where(leg => leg.Number == call.From))
            Write(json, leg, inbound ? null : "Agent", isTo: false);
        json.WriteEndArray();
        json.WriteStartArray("to");
        foreach (var leg in legs.Where(leg => leg.Number != call.From))
            Write(json, leg, inbound ? "Agent" : null, isTo: true);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, SimLeg leg, string? name, bool isTo)
    {
        json.WriteStartObject();
        json.WriteString("sid", leg.Sid);
        json.WriteString("name", name);
        json.WriteString("contact_uri", leg.Number);
        json.WriteString("date_created", Zoned(leg.Created));
        json.WriteString("date_updated", Zoned(leg.Created.AddSeconds(leg.Seconds)));
        json.WriteString("status", leg.Status);
        if (isTo)
        {
            json.WriteNumber("group_id", 123456);
            json.WriteString("group_name", "support");
        }

        json.WriteEndObject();
    }

    /// <summary>A blank between date and time, and the offset behind.</summary>
    private string Zoned(DateTime wall) => new DateTimeOffset(wall, _options.TimeZone).ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);
}
