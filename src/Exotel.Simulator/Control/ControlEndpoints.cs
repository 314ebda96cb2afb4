using System;
using System.IO;
using System.Linq;
using System.Net;
using Exotel.Simulator.Access;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Faults;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Control;

/// <summary>The endpoints with which tests control the simulator: its calls, request log and faults. For callers on this machine only.</summary>
internal static class ControlEndpoints
{
    public const string Prefix = "/_simulator";

    public static void Map(WebApplication application, AdjustableTime clock, CallStore store, RequestLog log, SlidingWindowLimiter limiter, FaultInjector faults)
    {
        var control = application.MapGroup(Prefix);
        control.MapGet("/calls", () => store.Calls.Select(call => new
        {
            call.Sid,
            DateCreated = call.Created.FormatLocalTime(),
            call.Status,
            call.Duration,
            call.Price,
            call.Direction,
            call.From,
            call.To,
            call.CustomField,
            Ongoing = call.IsOngoing,
            Recorded = call.IsRecorded,
        }));
        control.MapPost("/clock/{seconds:int}", (int seconds) => clock.Advance(TimeSpan.FromSeconds(seconds)));
        control.MapGet("/requests", () => log.Entries);
        control.MapDelete("/requests", log.Clear);
        control.MapGet("/stats", () => new { served = limiter.Served, violations = limiter.Violations, requests = log.Count, clients = limiter.Clients });
        control.MapGet("/faults", () => faults.Plan.Text);
        control.MapDelete("/faults", () => faults.Plan = FaultPlan.Parse(string.Empty));
        control.MapPut("/faults", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            try
            {
                faults.Plan = FaultPlan.Parse(await reader.ReadToEndAsync());
                return Results.NoContent();
            }
            catch (FormatException error)
            {
                return Results.BadRequest(error.Message);
            }
        });
    }

    public static bool IsControlRequest(HttpContext context) => context.Request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal);

    public static bool IsAllowed(HttpContext context) => context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
