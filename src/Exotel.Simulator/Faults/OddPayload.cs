using System;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace Exotel.Simulator.Faults;

/// <summary>Responses that are complete but written in an odd way.</summary>
internal static partial class OddPayload
{
    /// <summary>Handles the request, then names another character set.</summary>
    public static Task RenameCharsetAsync(HttpContext context, string charset, Func<Task> handle)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.ContentType = context.Response.ContentType?.Split(';')[0] + "; charset=" + charset;
            return Task.CompletedTask;
        });
        return handle();
    }

    /// <summary>Handles the request, then escapes plus signs, colons and digits, or adds null entries to the list.</summary>
    public static async Task RewriteAsync(HttpContext context, string fault, Func<Task> handle)
    {
        var network = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        await handle();
        context.Response.Body = network;

        var text = Encoding.UTF8.GetString(buffer.ToArray());
        text = fault == "escapes"
            ? StringValue().Replace(text, value => Escapable().Replace(value.Value, found => $"\\u{(int)found.Value[0]:x4}"))
            : text.Replace("\"Calls\":[", "\"Calls\":[null,", StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes(text);
        if (context.Response.ContentLength is not null)
            context.Response.ContentLength = body.Length;
        await network.WriteAsync(body);
    }

    /// <summary>A string without escapes that is a value, not a name.</summary>
    [GeneratedRegex("(?<=:)\"[^\"\\\\]*\"")]
    private static partial Regex StringValue();

    [GeneratedRegex("[+:17]")]
    private static partial Regex Escapable();
}
