using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace Exotel.TestKit;

/// <summary>An HTTP request as a fake server read it, to the last byte of its body.</summary>
public sealed class ReceivedRequest
{
    private ReceivedRequest(IReadOnlyList<string> head, string body)
    {
        Head = head;
        Body = body;
        var line = head[0].Split(' ');
        Method = line[0];
        Target = line[1];
    }

    public string Method { get; }

    /// <summary>Path and query, as sent.</summary>
    public string Target { get; }

    /// <summary>The request line and the header lines.</summary>
    public IReadOnlyList<string> Head { get; }

    public string Body { get; }

    public string? Header(string name) => Head.Skip(1)
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?
        .Substring(name.Length + 1).Trim();

    /// <returns>The next request of a connection; null at the end of the connection.</returns>
    /// <param name="stream">The connection.</param>
    /// <param name="reject">Called with the method as soon as it was read: true leaves the rest of the request unread.</param>
    internal static async Task<ReceivedRequest?> ReadAsync(Stream stream, Func<string, bool> reject)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        var isMethod = true;
        while (!EndsHead(text))
        {
            if (await stream.ReadAsync(one, 0, 1) == 0)
                return null;
            text.Append((char)one[0]);
            if (one[0] != ' ')
                continue;
            if (isMethod && reject(text.ToString(0, text.Length - 1)))
                return null;
            isMethod = false;
        }

        var head = text.ToString(0, text.Length - 4).Split(["\r\n"], StringSplitOptions.None);
        var body = new byte[Length(head)];
        for (var read = 0; read < body.Length;)
        {
            var count = await stream.ReadAsync(body, read, body.Length - read);
            if (count == 0)
                return null;
            read += count;
        }

        return new ReceivedRequest(head, Encoding.UTF8.GetString(body));
    }

    private static bool EndsHead(StringBuilder text) =>
        text.Length >= 4 && text[text.Length - 1] == '\n' && text[text.Length - 2] == '\r' && text[text.Length - 3] == '\n' && text[text.Length - 4] == '\r';

    private static int Length(string[] head) =>
        head.FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line
            ? int.Parse(line.Substring(15), CultureInfo.InvariantCulture)
            : 0;
}
