using System;
using System.Text.Json;
using System.Threading.Tasks;
using Exotel.Simulator.Faults;
using Exotel.Simulator.Responses;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Ccm;

/// <summary>The envelope of v2 and v3, for answers and for errors.</summary>
internal static class CcmEnvelope
{
    public static Task SendAsync(HttpContext context, Action<Utf8JsonWriter> writeResponse) =>
        Fault.Get(context) == "inner-code-200"
            ? RefuseAsync(context, 200, 404, 10744, "Call not found")
            : SendAsync(context, 200, 200, writeResponse);

    public static Task RefuseAsync(HttpContext context, int status, int innerStatus, int code, string message) => SendAsync(context, status, innerStatus, json =>
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

    private static Task SendAsync(HttpContext context, int status, int innerStatus, Action<Utf8JsonWriter> writeResponse)
    {
        context.Items.Remove(SimResponse.XmlItem);
        return SimResponse.SendAsync(context, status, json =>
        {
            json.WriteStartObject();
            json.WriteString("request_id", Guid.NewGuid().ToString("N"));
            json.WriteString("method", context.Request.Method);
            json.WriteNumber("http_code", innerStatus);
            json.WriteNull("metadata");
            json.WritePropertyName("response");
            writeResponse(json);
            json.WriteEndObject();
        });
    }
}
