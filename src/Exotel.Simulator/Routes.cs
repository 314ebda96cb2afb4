using System;
using System.Threading.Tasks;
using Exotel.Simulator.Ccm;
using Exotel.Simulator.Connect;
using Exotel.Simulator.Legs;
using Exotel.Simulator.Listing;
using Exotel.Simulator.Numbers;
using Exotel.Simulator.Recordings;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator;

/// <summary>Which path is answered by what.</summary>
internal static class Routes
{
    public static void Map(WebApplication application, SimulatorServer server)
    {
        var shape = new CallJsonWriter(server.Options, () => server.Address);
        var list = new ListEndpoint(server.Options, server.Store, shape);
        var call = new CallEndpoint(server.Store, shape);

        var connect = new ConnectEndpoint(server.Options, server.Store, shape, server.Life);
        var legs = new LegsEndpoint(server.Options, server.Store);

        var v1 = application.MapGroup("/v1/Accounts/{account}").AddEndpointFilter(OfAccount);
        v1.MapGet("/Calls.json", list.HandleAsync);
        v1.MapGet("/Calls", list.HandleAsync);
        v1.MapGet("/Calls/{sid}", (HttpContext context, string sid) => call.HandleAsync(context, WithoutSuffix(sid)));
        v1.MapPost("/Calls/connect.json", connect.HandleAsync);
        v1.MapPost("/Calls/connect", connect.HandleAsync);
        v1.MapGet("/Calls/{sid}/Legs.json", legs.HandleAsync);
        v1.MapGet("/Calls/{sid}/Legs", legs.HandleAsync);
        v1.MapGet("/Numbers/{number}", (HttpContext context, string number) => NumberEndpoint.HandleAsync(context, WithoutSuffix(number)));

        var self = new AccountEndpoint(server.Options);
        application.MapGet("/v1/Accounts/{account}", (HttpContext context, string account) =>
            WithoutSuffix(account) == server.Options.AccountSid ? self.HandleAsync(context) : throw new SimError(401, "Authentication failed"));

        var ccm = new CcmEndpoints(server.Options, server.Store);
        application.MapGet("/v2/accounts/{account}/calls/{sid}", ccm.GetV2Async).AddEndpointFilter(OfAccount);
        application.MapGet("/v3/accounts/{account}/calls/{sid}", ccm.GetV3Async).AddEndpointFilter(OfAccount);
        application.MapGet("/v3/accounts/{account}/calls/{sid}/legs", ccm.GetLegsAsync).AddEndpointFilter(OfAccount);

        var recordings = new RecordingEndpoint(server);
        application.MapGet("/recordings/{name}", recordings.Get);
        application.MapGet("/recordings-redirect/{name}", recordings.Redirect);
        application.MapFallback(_ => throw new SimError(404, "Resource not found"));

        async ValueTask<object?> OfAccount(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var account = context.HttpContext.Request.RouteValues["account"]?.ToString();
            return string.Equals(account, server.Options.AccountSid, StringComparison.Ordinal)
                ? await next(context)
                : throw new SimError(401, "Authentication failed");
        }
    }

    private static string WithoutSuffix(string name) => name.EndsWith(".json", StringComparison.Ordinal) ? name[..^5] : name;
}
