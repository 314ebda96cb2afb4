using System;
using System.Buffers;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Responses;

/// <summary>Sends an answer as JSON, or as XML where the path or the simulator's options ask for that.</summary>
internal static class SimResponse
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Set where an answer is to be XML.</summary>
    public const string XmlItem = "xml";

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

    /// <summary>As v1 writes it; with the code as number, as text, or not at all.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string message) => SendAsync(context, status, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("RestException");
        json.WriteNumber("Status", status);
        json.WriteString("Message", message);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static async Task SendAsync(HttpContext context, string mediaType, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = mediaType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body);
    }
}
