using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Connect;

/// <summary><c>POST /v1/Accounts/{sid}/Calls/connect.json</c>: places a call.</summary>
internal sealed class ConnectEndpoint(SimulatorOptions options, CallStore store, CallJsonWriter writer, CallLifecycle lifecycle)
{
    private readonly CallGenerator _generator = new(options with { Seed = options.Seed + 2 });

    public async Task HandleAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            throw new SimError(400, "Invalid parameter: a form is required");

        var form = new ConnectForm(await context.Request.ReadFormAsync());
        await writer.SendAsync(context, Place(form));
    }

    private SimCall Place(ConnectForm form)
    {
        var call = new SimCall
        {
            Sid = NewSid(),
            Created = options.LocalNowToSecond,
            Direction = "outbound-api",
            From = form.From,
            To = form.To,
            ExoPhone = form.CallerId,
            Status = "in-progress",
            CustomField = form.CustomField,
        };
        store.Put(call);
        lifecycle.Start(call, form);
        return call;
    }

    private string NewSid()
    {
        lock (_generator)
            return _generator.NewSid();
    }
}
