using System;
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Responses;

/// <summary>Sends a response as JSON, or as XML where the path or the simulator's options require it.</summary>
internal static class SimResponse
{
    /// <summary>The key of <see cref="HttpContext.Items"/> that marks a response as XML.</summary>
    public const string XmlItem = "xml";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task SendAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
            write(json);

        context.Response.StatusCode = status;
        return context.Items.ContainsKey(XmlItem)
            ? SendAsync(context, "application/xml", JsonToXml.Convert(buffer.WrittenMemory))
            : SendAsync(context, "application/json", buffer.WrittenMemory);
    }

    /// <summary>Sends an error as v1 does: a <c>RestException</c> with status and message.</summary>
    public static Task SendErrorAsync(HttpContext context, int status, string message) => SendAsync(context, status, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("RestException");
        json.WriteNumber("Status", status);
        json.WriteString("Message", message);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>Sends a web page instead of an API response.</summary>
    public static Task SendHtmlAsync(HttpContext context, int status, string html)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        return context.Response.WriteAsync(html);
    }

    private static async Task SendAsync(HttpContext context, string mediaType, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }
}
