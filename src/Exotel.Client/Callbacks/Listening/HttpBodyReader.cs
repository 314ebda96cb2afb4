using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>Reads the body of a request, by its length or in chunks, up to the maximum size of a callback.</summary>
internal static class HttpBodyReader
{
    private const int MaxChunkLine = 128;

    /// <param name="request">The request head.</param>
    /// <param name="reader">The reader of the connection.</param>
    /// <param name="sendContinue">Sends 100 Continue to a sender that waits for it.</param>
    /// <param name="deadline">The deadline of the request.</param>
    /// <exception cref="HttpStatusException">The length is missing, invalid or too large, or the content is encoded.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, HttpReader reader, Func<Task> sendContinue, Deadline deadline)
    {
        if (request["Content-Encoding"] is { Length: > 0 } encoding && encoding != "identity")
            throw new HttpStatusException(415);

        var isChunked = IsChunked(request);
        var length = isChunked ? 0 : LengthOf(request);
        if (request.ExpectsContinue && (isChunked || length > 0))
            await sendContinue().ConfigureAwait(false);

        using var body = new MemoryStream(length);
        if (isChunked)
            await ReadChunksAsync(reader, body, deadline).ConfigureAwait(false);
        else
            await reader.ReadAsync(body, length, deadline).ConfigureAwait(false);
        return body.ToArray();
    }

    private static bool IsChunked(HttpRequest request)
    {
        if (request["Transfer-Encoding"] is not { } coding)
            return false;
        if (request["Content-Length"] is not null || request.IsHttp10)
            throw new HttpStatusException(400);
        return coding.Equals("chunked", StringComparison.OrdinalIgnoreCase) ? true : throw new HttpStatusException(501);
    }

    private static int LengthOf(HttpRequest request)
    {
        if (request["Content-Length"] is not { } text)
            return request.Method == "GET" ? 0 : throw new HttpStatusException(411);
        foreach (var digit in text)
            if (digit is < '0' or > '9')
                throw new HttpStatusException(400);
        if (text.Length == 0)
            throw new HttpStatusException(400);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= CallbackLimits.BodyBytes
            ? length
            : throw new HttpStatusException(413);
    }

    private static async Task ReadChunksAsync(HttpReader reader, MemoryStream body, Deadline deadline)
    {
        while (await ReadSizeAsync(reader, deadline).ConfigureAwait(false) is > 0 and var size)
        {
            if (body.Length + size > CallbackLimits.BodyBytes)
                throw new HttpStatusException(413);
            await reader.ReadAsync(body, size, deadline).ConfigureAwait(false);
            if ((await reader.ReadLineAsync(0, 400, deadline).ConfigureAwait(false)).Length > 0)
                throw new HttpStatusException(400);
        }

        await HttpRequestReader.ReadHeadersAsync(reader, deadline).ConfigureAwait(false);
    }

    private static async Task<int> ReadSizeAsync(HttpReader reader, Deadline deadline)
    {
        var line = await reader.ReadLineAsync(MaxChunkLine, 400, deadline).ConfigureAwait(false);
        var semicolon = line.IndexOf(';');
        var digits = (semicolon < 0 ? line : line.Substring(0, semicolon)).TrimEnd();
        if (digits.Length == 0 || !long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0)
            throw new HttpStatusException(400);
        return size <= CallbackLimits.BodyBytes ? (int)size : throw new HttpStatusException(413);
    }
}
