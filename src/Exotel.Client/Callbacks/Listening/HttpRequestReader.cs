using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>Reads the head of an HTTP/1.1 request, and rejects one that is malformed or too large.</summary>
internal static class HttpRequestReader
{
    public const int MaxLineLength = 8 * 1024;
    public const int MaxHeadersLength = 32 * 1024;
    private const int MaxHeaderCount = 100;

    /// <exception cref="HttpStatusException">The head is malformed or too large.</exception>
    public static async Task<HttpRequest> ReadAsync(HttpReader reader, Deadline deadline)
    {
        var line = await reader.ReadLineAsync(MaxLineLength, 414, deadline).ConfigureAwait(false);
        if (line.Length == 0)
            line = await reader.ReadLineAsync(MaxLineLength, 414, deadline).ConfigureAwait(false);

        var parts = line.Split(' ');
        if (parts.Length != 3 || parts[0].Length == 0)
            throw new HttpStatusException(400);
        if (parts[2] is not ("HTTP/1.1" or "HTTP/1.0"))
            throw new HttpStatusException(parts[2].StartsWith("HTTP/", StringComparison.Ordinal) ? 505 : 400);

        var headers = await ReadHeadersAsync(reader, deadline).ConfigureAwait(false);
        return new HttpRequest(parts[0], TargetOf(parts[1]), parts[2] == "HTTP/1.0", headers);
    }

    /// <summary>Reads headers up to the empty line, also those after a chunked body.</summary>
    public static async Task<Dictionary<string, string>> ReadHeadersAsync(HttpReader reader, Deadline deadline)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int total = 0, count = 0; ; count++)
        {
            var line = await reader.ReadLineAsync(MaxLineLength, 431, deadline).ConfigureAwait(false);
            if (line.Length == 0)
                return headers;
            total += line.Length + 2;
            if (total > MaxHeadersLength || count == MaxHeaderCount)
                throw new HttpStatusException(431);
            Add(headers, line);
        }
    }

    private static void Add(Dictionary<string, string> headers, string line)
    {
        var colon = line.IndexOf(':');
        if (colon <= 0 || line[0] is ' ' or '\t' || line[colon - 1] is ' ' or '\t')
            throw new HttpStatusException(400);

        var name = line.Substring(0, colon);
        var value = line.Substring(colon + 1).Trim(' ', '\t');
        var isDuplicate = headers.TryGetValue(name, out var existing);
        if (isDuplicate && DefinesBody(name))
            throw new HttpStatusException(400);
        headers[name] = isDuplicate ? existing + ", " + value : value;
    }

    /// <summary>Duplicate framing headers are rejected: a proxy could interpret the body differently (request smuggling).</summary>
    private static bool DefinesBody(string name) =>
        name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) || name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path and query; the host of an absolute URL, as proxies send it, is removed.</summary>
    private static string TargetOf(string target)
    {
        var path = target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? target.IndexOf('/', "http://".Length) : 0;
        if (path < 0)
            return "/";
        return target.Length > path && target[path] == '/' ? target.Substring(path) : throw new HttpStatusException(400);
    }
}
