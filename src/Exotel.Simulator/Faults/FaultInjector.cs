using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Simulator.Configuration;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Faults;

/// <summary>Injects faults into requests.</summary>
internal sealed class FaultInjector(SimulatorOptions options)
{
    private volatile FaultPlan _plan = FaultPlan.Parse(options.Faults);

    /// <summary>The fault plan for the requests that follow.</summary>
    public FaultPlan Plan
    {
        get => _plan;
        set => _plan = value;
    }

    /// <param name="context">The request.</param>
    /// <param name="fault">The fault, optionally with a number after an equals sign.</param>
    /// <param name="handle">Handles the request without a fault.</param>
    public async Task InvokeAsync(HttpContext context, string fault, Func<Task> handle)
    {
        var parts = fault.Split('=');
        var number = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture) : 1;
        Fault.Set(context, parts[0]);
        switch (parts[0])
        {
            case "429" or "429-retry-after" or "429-date":
                AddRetryAfter(context.Response, parts[0], number);
                await SimResponse.SendErrorAsync(context, 429, "Too many requests");
                break;
            case "408" or "500" or "502" or "503" or "504":
                await SendPageAsync(context, int.Parse(fault, NumberStyles.None, CultureInfo.InvariantCulture));
                break;
            case "html":
                await SendPageAsync(context, 200);
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
            case "500-after" or "504-after" or "empty-after" or "html-after" or "stall-after":
                await HandleUnheardAsync(context, handle);
                await InvokeAsync(context, parts[0][..^"-after".Length], handle);
                break;
            case "xml":
                context.Items[SimResponse.XmlItem] = true;
                await handle();
                break;
            case "charset-utf8" or "charset-unknown":
                await OddPayload.RenameCharsetAsync(context, parts[0] == "charset-utf8" ? "utf8" : "x-unknown", handle);
                break;
            case "escapes" or "null-records":
                await OddPayload.RewriteAsync(context, parts[0], handle);
                break;
            case "plain-text":
                context.Response.StatusCode = 400;
                context.Response.ContentType = "text/plain";
                await context.Response.WriteAsync("400 bad request");
                break;
            case "reset-after" or "cut" or "cut-chunked" or "drip":
                await CorruptAsync(context, parts[0], handle);
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
            response.Headers.RetryAfter = options.Now.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture);
    }

    private static Task SendPageAsync(HttpContext context, int status) =>
        SimResponse.SendHtmlAsync(context, status, $"<html><head><title>{status}</title></head><body><h1>{status}</h1><hr>gateway</body></html>");

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

    /// <summary>Handles the request and drops the response.</summary>
    private static async Task HandleUnheardAsync(HttpContext context, Func<Task> handle)
    {
        var network = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        await handle();
        context.Response.Clear();
        context.Response.Body = network;
    }

    /// <summary>Handles the request, then delays, truncates or drops the response.</summary>
    private static async Task CorruptAsync(HttpContext context, string fault, Func<Task> handle)
    {
        var network = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        await handle();
        context.Response.Body = network;

        var body = buffer.ToArray();
        if (fault == "drip")
        {
            for (var sent = 0; sent < body.Length; sent += 512)
            {
                await network.WriteAsync(body.AsMemory(sent, Math.Min(512, body.Length - sent)));
                await network.FlushAsync();
            }

            return;
        }

        if (fault != "reset-after")
        {
            context.Response.ContentLength = fault == "cut" ? body.Length : null;
            await network.WriteAsync(body.AsMemory(0, body.Length / 2));
            await network.FlushAsync();
        }

        context.Abort();
    }
}
