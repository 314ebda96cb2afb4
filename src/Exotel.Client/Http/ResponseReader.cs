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
/// Reads a response. Neither the status nor the body is trusted alone: a success status may carry an error, and an error status a web page.
/// Source: docs/api.md#hosts-authentication-format, docs/api.md#errors.
/// </summary>
internal static class ResponseReader
{
    private static readonly byte[] EmptyObject = [(byte)'{', (byte)'}'];

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="ExotelException">An API error, an error status, or a response in no format that the API documents.</exception>
    public static async Task<T> ReadAsync<T>(
        ApiRequest request, HttpResponseMessage response, JsonTypeInfo<T> typeInfo, SecretRedactor redactor, Clock clock, CancellationToken cancellationToken)
        where T : class, IApiResponse
    {
        var status = (int)response.StatusCode;
        using var body = await ReadBodyAsync(request, response, cancellationToken).ConfigureAwait(false);
        var isXml = FirstCharacter(body.Bytes.Span) == '<';
        var json = isXml ? XmlToJson.TryConvert(body.Bytes) : IsAllowedEmpty(request, status, body) ? EmptyObject : body.Bytes;

        if (!response.IsSuccessStatusCode)
            throw FromStatus(json is null ? null : ApiErrorParser.Parse(json.Value));
        if (json is null)
            throw ErrorFactory.InvalidResponse(request, status, "it is a web page or another document, not JSON", transient: true);
        if (FirstCharacter(json.Value.Span) is not ('{' or '['))
            throw ErrorFactory.InvalidResponse(request, status, body.Bytes.IsEmpty ? "it is empty" : "it is not JSON", transient: true);

        var result = await DeserializeAsync(request, status, json.Value, isXml ? null : response.Content.Headers.ContentType, typeInfo, redactor, cancellationToken)
            .ConfigureAwait(false);
        return result.Error is { } error ? throw FromStatus(error) : result;

        ExotelException FromStatus(ApiError? error) =>
            ErrorFactory.FromStatus(request, status, error?.Redact(redactor), RetryAfter.Read(response, clock), response.Headers.Date);
    }

    private static bool IsAllowedEmpty(ApiRequest request, int status, ResponseBody body) =>
        body.Bytes.IsEmpty && request.AllowsEmptyResponse && status is (201 or 202 or 204 or 205);

    /// <summary>Reads the whole body. A connection that ends early is an incomplete response, not a failed connection.</summary>
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
            throw ErrorFactory.InvalidResponse(request, (int)response.StatusCode, "it is incomplete", transient: true, exception);
        }
    }

    private static async Task<T> DeserializeAsync<T>(
        ApiRequest request, int status, ReadOnlyMemory<byte> json, MediaTypeHeaderValue? contentType, JsonTypeInfo<T> typeInfo, SecretRedactor redactor, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var result = IsUtf8(contentType)
                ? JsonSerializer.Deserialize(json.Span.Slice(json.Span.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0), typeInfo)
                : await TranscodeAsync(json, contentType, typeInfo, cancellationToken).ConfigureAwait(false);
            return result
                ?? throw ErrorFactory.InvalidResponse(request, status, "it is null", transient: false);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw ErrorFactory.InvalidResponse(request, status, "it cannot be read as JSON in the documented format", transient: true, redactor.SafeCause(exception));
        }
    }

    private static bool IsUtf8(MediaTypeHeaderValue? contentType) =>
        contentType?.CharSet is not { } name || string.Equals(name.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase);

    private static async Task<T?> TranscodeAsync<T>(ReadOnlyMemory<byte> json, MediaTypeHeaderValue? contentType, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken)
        where T : class
    {
        using var content = new ByteArrayContent(json.ToArray());
        content.Headers.ContentType = contentType;
        return await content.ReadFromJsonAsync(typeInfo, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first character that is neither white space nor part of a byte order mark; 0 when there is none.</summary>
    private static char FirstCharacter(ReadOnlySpan<byte> body)
    {
        foreach (var value in body)
            if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF))
                return (char)value;
        return '\0';
    }
}
