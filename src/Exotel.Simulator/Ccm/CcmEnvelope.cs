using System;
using System.Text.Json;
using System.Threading.Tasks;
using Exotel.Simulator.Faults;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Ccm;

/// <summary>Sends the envelope of v2 and v3, with a result or an error.</summary>
internal static class CcmEnvelope
{
    public static Task SendAsync(HttpContext context, Action<Utf8JsonWriter> writeResponse) =>
        Fault.Get(context) == "inner-code-200"
            ? SendCallNotFoundAsync(context, status: 200)
            : SendAsync(context, 200, 200, writeResponse);

    public static Task SendCallNotFoundAsync(HttpContext context, int status = 404) => SendErrorAsync(context, status, 404, 10744, "Call not found");

    public static Task SendErrorAsync(HttpContext context, int status, int innerStatus, int code, string message) => SendAsync(context, status, innerStatus, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("code", innerStatus);
        json.WriteStartObject("error_data");
        json.WriteNumber("code", code);
        json.WriteString("message", message);
        json.WriteNull("description");
        json.WriteEndObject();
        json.WriteString("status", "failure");
        json.WriteEndObject();
    });

    /// <summary>Begins a successful result and an object in it; the caller ends both.</summary>
    public static void WriteStartSuccess(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteNumber("code", 200);
        json.WriteNull("error_data");
        json.WriteString("status", "success");
        json.WriteStartObject(name);
    }

    /// <summary>Sends a success with metadata.</summary>
    public static Task SendPageAsync(HttpContext context, Action<Utf8JsonWriter> writeMetadata, Action<Utf8JsonWriter> writeResponse) =>
        SendAsync(context, 200, 200, writeResponse, writeMetadata);

    private static Task SendAsync(HttpContext context, int status, int innerStatus, Action<Utf8JsonWriter> writeResponse, Action<Utf8JsonWriter>? writeMetadata = null)
    {
        context.Items.Remove(SimResponse.XmlItem);
        return SimResponse.SendAsync(context, status, json =>
        {
            json.WriteStartObject();
            json.WriteString("request_id", Guid.NewGuid().ToString("N"));
            json.WriteString("method", context.Request.Method);
            json.WriteNumber("http_code", innerStatus);
            json.WritePropertyName("metadata");
            if (writeMetadata is null)
                json.WriteNullValue();
            else
                writeMetadata(json);
            json.WritePropertyName("response");
            writeResponse(json);
            json.WriteEndObject();
        });
    }
}
