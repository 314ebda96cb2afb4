using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Listing;

/// <summary><c>GET /v1/Accounts/{sid}/Calls/{CallSid}.json</c>: ongoing calls too.</summary>
internal sealed class CallEndpoint
{
    private readonly CallStore _store;
    private readonly CallJsonWriter _shape;

    public CallEndpoint(CallStore store, CallJsonWriter shape)
    {
        _store = store;
        _shape = shape;
    }

    public Task HandleAsync(HttpContext context, string sid)
    {
        var options = new RecordOptions(context.Request.Query);
        var call = _store.Find(sid) ?? throw new SimError(404, "Call not found");
        return SimResponse.SendAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("Call");
            _shape.Write(json, call, options.Details, options.RecordingUrlValidity);
            json.WriteEndObject();
        });
    }
}
