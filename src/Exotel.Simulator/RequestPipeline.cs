using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Simulator.Access;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Control;
using Exotel.Simulator.Faults;
using Exotel.Simulator.Listing;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator;

/// <summary>The middleware in front of every endpoint: latency, request log, faults, rate limit and authentication.</summary>
internal sealed class RequestPipeline(SimulatorOptions options, RequestLog log, SlidingWindowLimiter limiter, FaultInjector faults)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (ControlEndpoints.IsControlRequest(context))
        {
            if (ControlEndpoints.IsAllowed(context))
                await next(context);
            else
                context.Response.StatusCode = 404;
            return;
        }

        ArrivalTime.Set(context, options);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.Date = options.DateHeader ? options.Now.ToString("R", CultureInfo.InvariantCulture) : " ";
            return Task.CompletedTask;
        });
        if (options.Latency > TimeSpan.Zero)
            await Task.Delay(options.Latency, options.Time, context.RequestAborted);
        var fault = faults.Plan.Next(context.Request.Path);
        await LogAsync(context, fault);
        if (fault is null)
            await HandleAsync(context, next);
        else
            await faults.InvokeAsync(context, fault, () => HandleAsync(context, next));
    }

    private async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (options.Xml || (!path.Value!.EndsWith(".json", StringComparison.Ordinal) && path.StartsWithSegments("/v1", StringComparison.Ordinal)))
            context.Items[SimResponse.XmlItem] = true;

        try
        {
            var isAllowed = limiter.TryAcquire(BasicAuthentication.Read(context.Request)?.User ?? string.Empty);
            if (options.RateHeaders)
                AddRateHeaders(context.Response.Headers);
            if (!isAllowed)
            {
                context.Response.Headers.RetryAfter = options.RetryAfter == "date"
                    ? options.Now.Add(options.RateWindow).ToString("R", CultureInfo.InvariantCulture)
                    : options.RetryAfter;
                throw new SimError(429, "Too many requests");
            }

            if (!BasicAuthentication.IsAuthenticated(context.Request, options) && !path.Value!.StartsWith("/recordings", StringComparison.Ordinal))
                throw new SimError(401, "Authentication failed");
            await next(context);
        }
        catch (SimError error)
        {
            await SimResponse.SendErrorAsync(context, error.Status, error.Message);
        }
    }

    private void AddRateHeaders(IHeaderDictionary headers)
    {
        var status = limiter.GetStatus();
        headers["X-RateLimit-Limit"] = options.RateLimit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = status.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = Math.Ceiling(status.Reset.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    private async Task LogAsync(HttpContext context, string? fault)
    {
        var request = context.Request;
        var form = request.HasFormContentType && fault != "reset-before"
            ? (await request.ReadFormAsync(context.RequestAborted)).ToDictionary(field => field.Key, field => field.Value.ToString())
            : new Dictionary<string, string>();
        log.Add(number => new LogEntry
        {
            Number = number,
            Time = options.Time.GetUtcNow(),
            Method = request.Method,
            Path = request.Path.Value ?? string.Empty,
            Query = request.QueryString.Value ?? string.Empty,
            User = BasicAuthentication.Read(request)?.User,
            Form = form,
            Fault = fault,
        });
    }
}
