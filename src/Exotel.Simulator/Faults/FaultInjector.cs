using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Faults;

/// <summary>Does to a request what the plan has for it.</summary>
internal sealed class FaultInjector
{
    private readonly SimulatorOptions _options;

    public FaultInjector(SimulatorOptions options) => _options = options;

    /// <param name="context">The request.</param>
    /// <param name="fault">What is to befall it, with its number behind an equals sign.</param>
    /// <param name="handle">Handles the request as if nothing happened.</param>
    public async Task RunAsync(HttpContext context, string fault, Func<Task> handle)
    {
        var parts = fault.Split('=');
        var number = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture) : 1;
        Fault.Set(context, parts[0]);
        switch (parts[0])
        {
            case "429" or "429-retry-after" or "429-date":
                AddRetryAfter(context.Response, parts[0], number);
                await SimResponse.RefuseAsync(context, 429, "Too many requests");
                break;
            case "408" or "500" or "502" or "503" or "504":
                await WritePageAsync(context, int.Parse(fault, NumberStyles.None, CultureInfo.InvariantCulture));
                break;
            case "html":
                await WritePageAsync(context, 200);
                break;
            case "empty":
                context.Response.ContentLength = 0;
                break;
            case "reset-before":
                context.Abort();
                break;
            case "rest-exception-200":
                await SimResponse.SendAsync(context, 200, json => json.WriteRawValue("""{"RestException":{"Status":500,"Message":"Something went wrong"}}"""));
                break;
            case "stall":
                await StallAsync(context);
                break;
            case "xml":
                context.Items[SimResponse.XmlItem] = true;
                await handle();
                break;
            case "reset-after" or "cut" or "cut-chunked" or "drip":
                await SpoilAsync(context, parts[0], handle);
                break;
            default:
                await handle();
                break;
        }
    }

    private void AddRetryAfter(HttpResponse response, string fault, int seconds)
    {
        if (fault == "429-retry-after")
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        if (fault == "429-date")
            response.Headers.RetryAfter = _options.Time.GetUtcNow().AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture);
    }

    private static Task WritePageAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync($"<html><head><title>{status}</title></head><body><h1>{status}</h1><hr>gateway</body></html>");
    }

    private static async Task StallAsync(HttpContext context)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
        }
    }

    /// <summary>Handles the request, and lets the answer come to grief on its way.</summary>
    private static async Task SpoilAsync(HttpContext context, string fault, Func<Task> handle)
    {
        var wire = context.Response.Body;
        using var held = new MemoryStream();
        context.Response.Body = held;
        await handle();
        context.Response.Body = wire;

        var body = held.ToArray();
        if (fault == "drip")
        {
            for (var sent = 0; sent < body.Length; sent += 512)
            {
                await wire.WriteAsync(body.AsMemory(sent, Math.Min(512, body.Length - sent)));
                await wire.FlushAsync();
            }

            return;
        }

        if (fault != "reset-after")
        {
            context.Response.ContentLength = fault == "cut" ? body.Length : null;
            await wire.WriteAsync(body.AsMemory(0, body.Length / 2));
            await wire.FlushAsync();
        }

        context.Abort();
    }
}
