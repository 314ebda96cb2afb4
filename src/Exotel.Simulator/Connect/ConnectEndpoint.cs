using System;
using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Connect;

/// <summary><c>POST /v1/Accounts/{sid}/Calls/connect.json</c>.</summary>
internal sealed class ConnectEndpoint
{
    private readonly SimulatorOptions _options;
    private readonly CallStore _store;
    private readonly CallJsonWriter _shape;
    private readonly CallLifecycle _life;
    private readonly CallGenerator _sids;

    public ConnectEndpoint(SimulatorOptions options, CallStore store, CallJsonWriter shape, CallLifecycle life)
    {
        _options = options;
        _store = store;
        _shape = shape;
        _life = life;
        _sids = new CallGenerator(options with { Seed = options.Seed + 2 });
    }

    public async Task HandleAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            throw new SimError(400, "Invalid parameter: a form is needed");

        var form = new ConnectForm(await context.Request.ReadFormAsync());
        var call = Place(form);
        await SimResponse.SendAsync(context, 200, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("Call");
            _shape.Write(json, call, details: false, recordingUrlValidity: null);
            json.WriteEndObject();
        });
    }

    private SimCall Place(ConnectForm form)
    {
        var now = _options.WallClock;
        var call = new SimCall
        {
            Sid = NewSid(),
            Created = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)),
            Direction = "outbound-api",
            From = form.From,
            To = form.To,
            ExoPhone = form.CallerId,
            Status = "in-progress",
            CustomField = form.CustomField,
        };
        _store.Put(call);
        _life.Begin(call, form);
        return call;
    }

    private string NewSid()
    {
        lock (_sids)
            return _sids.NewSid();
    }
}
