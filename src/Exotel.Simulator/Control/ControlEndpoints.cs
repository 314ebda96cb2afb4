using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using Exotel.Simulator.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Control;

/// <summary>What a test asks of the simulator itself: the truth, the log, the faults. For callers on this machine only.</summary>
internal static class ControlEndpoints
{
    public const string Prefix = "/_simulator";

    public static void Map(WebApplication application, SimulatorServer server)
    {
        var control = application.MapGroup(Prefix);
        control.MapGet("/calls", () => server.Store.Calls.Select(call => new
        {
            call.Sid,
            DateCreated = call.Created.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            call.Status,
            call.Direction,
            call.From,
            call.To,
            Ongoing = call.IsOngoing,
        }));
        control.MapGet("/requests", () => server.Log.Entries);
        control.MapDelete("/requests", server.Log.Clear);
        control.MapGet("/stats", () => new { served = server.Limiter.Served, violations = server.Limiter.Violations, requests = server.Log.Count });
        control.MapGet("/faults", () => server.Faults.Text);
        control.MapDelete("/faults", () => server.Faults = FaultPlan.Parse(string.Empty));
        control.MapPut("/faults", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            try
            {
                server.Faults = FaultPlan.Parse(await reader.ReadToEndAsync());
                return Results.NoContent();
            }
            catch (FormatException error)
            {
                return Results.BadRequest(error.Message);
            }
        });
    }

    public static bool IsControl(HttpContext context) => context.Request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal);

    public static bool MayControl(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
