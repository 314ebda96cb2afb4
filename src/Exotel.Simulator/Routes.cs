using System;
using Exotel.Simulator.Answers;
using Exotel.Simulator.Listing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator;

/// <summary>Which path is answered by what.</summary>
internal static class Routes
{
    public static void Map(WebApplication application, SimulatorServer server)
    {
        var shape = new CallShape(server.Options, () => server.Address);
        var list = new ListEndpoint(server.Options, server.Store, shape);
        var call = new CallEndpoint(server.Store, shape);

        var v1 = application.MapGroup("/v1/Accounts/{account}").AddEndpointFilter(async (context, next) =>
        {
            var account = context.HttpContext.Request.RouteValues["account"]?.ToString();
            return string.Equals(account, server.Options.AccountSid, StringComparison.Ordinal)
                ? await next(context)
                : throw new Refusal(401, "Authentication failed");
        });
        v1.MapGet("/Calls.json", list.HandleAsync);
        v1.MapGet("/Calls", list.HandleAsync);
        v1.MapGet("/Calls/{sid}", (HttpContext context, string sid) => call.HandleAsync(context, WithoutSuffix(sid)));
        application.MapFallback(_ => throw new Refusal(404, "Resource not found"));
    }

    private static string WithoutSuffix(string name) => name.EndsWith(".json", StringComparison.Ordinal) ? name[..^5] : name;
}
