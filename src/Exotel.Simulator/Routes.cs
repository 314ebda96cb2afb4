using System;
using System.Threading.Tasks;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Ccm;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Connect;
using Exotel.Simulator.Legs;
using Exotel.Simulator.Listing;
using Exotel.Simulator.Numbers;
using Exotel.Simulator.Phones;
using Exotel.Simulator.Recordings;
using Exotel.Simulator.Responses;
using Exotel.Simulator.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator;

/// <summary>Maps the paths of the API to endpoints.</summary>
internal static class Routes
{
    public static void Map(WebApplication application, SimulatorOptions options, CallStore store, CallLifecycle lifecycle, Func<Uri> address)
    {
        var writer = new CallJsonWriter(options, address);
        var list = new ListEndpoint(options, store, writer);
        var call = new CallEndpoint(store, writer);
        var connect = new ConnectEndpoint(options, store, writer, lifecycle);
        var legs = new LegsEndpoint(options, store);

        var v1 = application.MapGroup("/v1/Accounts/{account}").AddEndpointFilter(CheckAccount);
        v1.MapGet("/Calls.json", list.HandleAsync);
        v1.MapGet("/Calls", list.HandleAsync);
        v1.MapGet("/Calls/{sid}", (HttpContext context, string sid) => call.HandleAsync(context, WithoutSuffix(sid)));
        v1.MapPost("/Calls/connect.json", connect.HandleAsync);
        v1.MapPost("/Calls/connect", connect.HandleAsync);
        v1.MapGet("/Calls/{sid}/Legs.json", legs.HandleAsync);
        v1.MapGet("/Calls/{sid}/Legs", legs.HandleAsync);
        v1.MapGet("/Numbers/{number}", (HttpContext context, string number) => NumberEndpoint.HandleAsync(context, WithoutSuffix(number)));

        var self = new AccountEndpoint(options);
        application.MapGet("/v1/Accounts/{account}", (HttpContext context, string account) =>
            WithoutSuffix(account) == options.AccountSid ? self.HandleAsync(context) : throw new SimError(401, "Authentication failed"));

        var ccm = new CcmEndpoints(options, store);
        application.MapGet("/v2/accounts/{account}/calls/{sid}", ccm.GetV2Async).AddEndpointFilter(CheckAccount);
        application.MapGet("/v3/accounts/{account}/calls/{sid}", ccm.GetV3Async).AddEndpointFilter(CheckAccount);
        application.MapGet("/v3/accounts/{account}/calls/{sid}/legs", ccm.GetLegsAsync).AddEndpointFilter(CheckAccount);

        var phones = new PhoneEndpoints(options);
        application.MapGet("/v2_beta/Accounts/{account}/IncomingPhoneNumbers", phones.ListAsync).AddEndpointFilter(CheckAccount);
        application.MapGet("/v2/accounts/{account}/incoming-phone-numbers/{sid}", phones.GetHealthAsync).AddEndpointFilter(CheckAccount);
        application.MapGet("/v2/accounts/{account}/users", new UserEndpoint(options).HandleAsync).AddEndpointFilter(CheckAccount);

        var recordings = new RecordingEndpoint(options, store, address);
        application.MapGet("/recordings/{name}", recordings.Get);
        application.MapGet("/recordings-redirect/{name}", recordings.Redirect);
        application.MapFallback(_ => throw new SimError(404, "Resource not found"));

        async ValueTask<object?> CheckAccount(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var account = context.HttpContext.Request.RouteValues["account"]?.ToString();
            return string.Equals(account, options.AccountSid, StringComparison.Ordinal)
                ? await next(context)
                : throw new SimError(401, "Authentication failed");
        }
    }

    private static string WithoutSuffix(string name) => name.EndsWith(".json", StringComparison.Ordinal) ? name[..^5] : name;
}
