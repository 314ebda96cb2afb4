using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>
/// Reads an answer: the body before trusting the status, and the status before trusting the body.
/// Source: API page, sections 1 and 9.
/// </summary>
internal static class ResponseReader
{
    private static readonly byte[] EmptyObject = { (byte)'{', (byte)'}' };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="ExotelException">A refusal, an error status, or an answer in no shape the API documents.</exception>
    public static async Task<T> ReadAsync<T>(
        ApiRequest request, HttpResponseMessage response, JsonTypeInfo<T> shape, SecretRedactor redaction, Clock clock, CancellationToken cancellationToken)
        where T : class, IApiResponse
    {
        var status = (int)response.StatusCode;
        using var body = await ReadBodyAsync(request, response, cancellationToken).ConfigureAwait(false);
        var isXml = First(body.Bytes.Span) == '<';
        var json = isXml ? XmlToJson.TryConvert(body.Bytes) : SaysItAll(request, status, body) ? EmptyObject : body.Bytes;

        if (!response.IsSuccessStatusCode)
            throw ErrorFactory.FromStatus(request, status, json is null ? null : ApiErrorParser.Read(json.Value)?.Without(redaction), RetryAfter.Read(response, clock), response.Headers.Date);
        if (json is null)
            throw ErrorFactory.InvalidResponse(request, status, "it is a web page or another document, not JSON", transient: true);
        if (First(json.Value.Span) is not ('{' or '['))
            throw ErrorFactory.InvalidResponse(request, status, body.Bytes.IsEmpty ? "it is empty" : "it is not JSON", transient: true);

        var answer = await DeserializeAsync(request, status, json.Value, isXml ? null : response.Content.Headers.ContentType, shape, redaction, cancellationToken)
            .ConfigureAwait(false);
        if (answer.Error is { } refusal)
            throw ErrorFactory.FromStatus(request, status, refusal.Without(redaction), RetryAfter.Read(response, clock), response.Headers.Date);
        return answer;
    }

    private static bool SaysItAll(ApiRequest request, int status, ResponseBody body) =>
        body.Bytes.IsEmpty && request.MayBeEmpty && status is (201 or 202 or 204 or 205);

    /// <summary>The whole body. A connection that ends early is an answer cut short, not a connection that failed.</summary>
    private static async Task<ResponseBody> ReadBodyAsync(ApiRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
#if NETSTANDARD2_0
            using var end = cancellationToken.Register(response.Dispose);
            using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#else
            using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
            return await ResponseBody.ReadAsync(stream, response.Content.Headers.ContentLength, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw ErrorFactory.InvalidResponse(request, (int)response.StatusCode, exception.Message, transient: false, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ErrorFactory.InvalidResponse(request, (int)response.StatusCode, "it was cut short", transient: true, exception);
        }
    }

    private static async Task<T> DeserializeAsync<T>(
        ApiRequest request, int status, ReadOnlyMemory<byte> json, MediaTypeHeaderValue? contentType, JsonTypeInfo<T> shape, SecretRedactor redaction, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var answer = IsUtf8(contentType)
                ? JsonSerializer.Deserialize(json.Span.Slice(json.Span.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0), shape)
                : await TranscodeAsync(json, contentType, shape, cancellationToken).ConfigureAwait(false);
            return answer
                ?? throw ErrorFactory.InvalidResponse(request, status, "it says null", transient: false);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw ErrorFactory.InvalidResponse(request, status, "it cannot be read as JSON of the documented shape", transient: true, redaction.Cause(exception));
        }
    }

    private static bool IsUtf8(MediaTypeHeaderValue? contentType) =>
        contentType?.CharSet is not { } name || string.Equals(name.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase);

    private static async Task<T?> TranscodeAsync<T>(ReadOnlyMemory<byte> json, MediaTypeHeaderValue? contentType, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        using var content = new ByteArrayContent(json.ToArray());
        content.Headers.ContentType = contentType;
        return await content.ReadFromJsonAsync(shape, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first character that is no white space and no byte order mark; 0 when there is none.</summary>
    private static char First(ReadOnlySpan<byte> body)
    {
        foreach (var value in body)
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF))
                return (char)value;
        return '\0';
    }
}
