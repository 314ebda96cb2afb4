using System;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Pacing;

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
        var json = ToJson(request, response, body);

        if (!response.IsSuccessStatusCode)
            throw FromStatus(json is null ? null : ApiErrorParser.Parse(json.Value));
        if (json is null)
            throw ErrorFactory.InvalidResponse(request, status, "it is a web page or another document, not JSON", transient: true);
        if (FirstCharacter(json.Value.Span) is not ('{' or '['))
        {
            throw ApiErrorParser.Parse(json.Value) is { IsNoMatch: true } noMatch
                ? FromStatus(noMatch)
                : ErrorFactory.InvalidResponse(request, status, body.Bytes.IsEmpty ? "it is empty" : "it is not JSON", transient: true);
        }

        var result = Deserialize(request, status, json.Value, typeInfo, redactor);
        return result.Error is { } error ? throw FromStatus(error) : result;

        ExotelException FromStatus(ApiError? error) =>
            ErrorFactory.FromStatus(request, status, error?.Redact(redactor), RetryAfter.Read(response, clock), response.Headers.Date);
    }

    /// <summary>The body as JSON in UTF-8, whatever character set its header names; null when it is a document of another kind.</summary>
    private static ReadOnlyMemory<byte>? ToJson(ApiRequest request, HttpResponseMessage response, ResponseBody body)
    {
        var status = (int)response.StatusCode;
        if (IsAllowedEmpty(request, status, body))
            return EmptyObject;
        if (FirstCharacter(body.Bytes.Span) != '<')
            return JsonTextRepair.Repair(body.Bytes.Slice(body.Bytes.Span.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0));

        try
        {
            return XmlToJson.TryConvert(body.Bytes);
        }
        catch (InvalidDataException exception)
        {
            return response.IsSuccessStatusCode ? throw ErrorFactory.InvalidResponse(request, status, exception.Message, transient: false, exception) : null;
        }
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
        catch (Exception exception) when (ConnectionFailure.IsFailure(exception) || exception is ObjectDisposedException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw ErrorFactory.InvalidResponse(request, (int)response.StatusCode, "it is incomplete", transient: true, exception);
        }
    }

    private static T Deserialize<T>(ApiRequest request, int status, ReadOnlyMemory<byte> json, JsonTypeInfo<T> typeInfo, SecretRedactor redactor)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, typeInfo) ?? throw ErrorFactory.InvalidResponse(request, status, "it is null", transient: false);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException)
        {
            throw ErrorFactory.InvalidResponse(request, status, "it cannot be read as JSON in the documented format", transient: true, redactor.SafeCause(exception));
        }
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
