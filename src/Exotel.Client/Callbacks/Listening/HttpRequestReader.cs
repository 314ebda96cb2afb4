using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>Reads the head of an HTTP/1.1 request and refuses what is not one, or is too large.</summary>
internal static class HttpRequestReader
{
    public const int LineLimit = 8 * 1024;
    public const int HeaderLimit = 32 * 1024;
    private const int HeaderCount = 100;

    /// <exception cref="HttpStatusException">It is malformed or too large.</exception>
    public static async Task<HttpRequest> ReadAsync(HttpReader input, Deadline deadline)
    {
        var line = await input.ReadLineAsync(LineLimit, 414, deadline).ConfigureAwait(false);
        if (line.Length == 0)
            line = await input.ReadLineAsync(LineLimit, 414, deadline).ConfigureAwait(false);

        var parts = line.Split(' ');
        if (parts.Length != 3 || parts[0].Length == 0)
            throw new HttpStatusException(400);
        if (parts[2] is not ("HTTP/1.1" or "HTTP/1.0"))
            throw new HttpStatusException(parts[2].StartsWith("HTTP/", StringComparison.Ordinal) ? 505 : 400);

        var headers = await ReadHeadersAsync(input, deadline).ConfigureAwait(false);
        return new HttpRequest(parts[0], TargetOf(parts[1]), parts[2] == "HTTP/1.0", headers);
    }

    /// <summary>Header lines up to the blank one; those after a chunked body too.</summary>
    public static async Task<Dictionary<string, string>> ReadHeadersAsync(HttpReader input, Deadline deadline)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (int total = 0, count = 0; ; count++)
        {
            var line = await input.ReadLineAsync(LineLimit, 431, deadline).ConfigureAwait(false);
            if (line.Length == 0)
                return headers;
            total += line.Length + 2;
            if (total > HeaderLimit || count == HeaderCount)
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
        var isRepeated = headers.TryGetValue(name, out var before);
        if (isRepeated && DecidesTheBody(name))
            throw new HttpStatusException(400);
        headers[name] = isRepeated ? before + ", " + value : value;
    }

    /// <summary>Two of these, and whoever stands between could see another body than we do.</summary>
    private static bool DecidesTheBody(string name) =>
        name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) || name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase);

    /// <summary>Path and query; the absolute form, as proxies send it, loses its host.</summary>
    private static string TargetOf(string target)
    {
        var path = target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? target.IndexOf('/', "http://".Length) : 0;
        if (path < 0)
            return "/";
        return target.Length > path && target[path] == '/' ? target.Substring(path) : throw new HttpStatusException(400);
    }
}
