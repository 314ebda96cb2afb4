using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Listing;

/// <summary><c>GET /v1/Accounts/{sid}/Calls/{CallSid}.json</c>: a single call, including ongoing ones.</summary>
internal sealed class CallEndpoint(CallStore store, CallJsonWriter writer)
{
    public Task HandleAsync(HttpContext context, string sid)
    {
        var options = new RecordOptions(context.Request.Query);
        var call = store.Find(sid) ?? throw new SimError(404, "Call not found");
        return writer.SendAsync(context, CallHistory.At(call, ArrivalTime.Get(context).Local), options.Details, options.RecordingUrlValidity);
    }
}
