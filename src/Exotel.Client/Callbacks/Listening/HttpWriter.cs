using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>Writes responses: a status with its reason phrase, and nothing from the request.</summary>
internal static class HttpWriter
{
    public static Task WriteContinueAsync(Stream stream, Deadline deadline) => WriteAsync(stream, "HTTP/1.1 100 Continue\r\n\r\n", deadline);

    public static Task WriteAsync(Stream stream, int status, bool keepsAlive, string? allow, Deadline deadline)
    {
        var reason = ReasonOf(status);
        var head = new StringBuilder()
            .AppendFormat(CultureInfo.InvariantCulture, "HTTP/1.1 {0} {1}\r\n", status, reason)
            .Append("Content-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n")
            .AppendFormat(CultureInfo.InvariantCulture, "Content-Length: {0}\r\n", reason.Length + 1)
            .Append("Connection: ").Append(keepsAlive ? "keep-alive" : "close").Append("\r\n");
        if (allow is not null)
            head.Append("Allow: ").Append(allow).Append("\r\n");
        if (status == 503)
            head.Append("Retry-After: 5\r\n");
        return WriteAsync(stream, head.Append("\r\n").Append(reason).Append('\n').ToString(), deadline);
    }

    private static async Task WriteAsync(Stream stream, string text, Deadline deadline)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        await deadline.WithinAsync(WriteAsync(stream, bytes)).ConfigureAwait(false);
    }

    private static async Task<bool> WriteAsync(Stream stream, byte[] bytes)
    {
        await stream.WriteAsync(bytes, 0, bytes.Length).ConfigureAwait(false);
        return true;
    }

    private static string ReasonOf(int status) => status switch
    {
        200 => "OK",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        411 => "Length Required",
        413 => "Content Too Large",
        414 => "URI Too Long",
        415 => "Unsupported Media Type",
        431 => "Request Header Fields Too Large",
        501 => "Not Implemented",
        503 => "Service Unavailable",
        _ => "HTTP Version Not Supported",
    };
}
