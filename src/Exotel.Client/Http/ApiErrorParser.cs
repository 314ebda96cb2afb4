using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace Exotel.Http;

/// <summary>
/// Parses the error in a body of unknown format: a v1 RestException, the v2 and v3 envelope, a short text, or none of them. Responses with a type
/// of their own expose it as <see cref="IApiResponse.Error"/>. Source: docs/api.md#errors.
/// </summary>
internal static class ApiErrorParser
{
    private const int MaxTextLength = 500;

    /// <param name="json">The body: JSON or text; XML is converted first.</param>
    /// <returns>The error; null when the body is not an API error.</returns>
    public static ApiError? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.String ? FromText(document.RootElement.GetString()) : Parse(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return json.Length <= 4 * MaxTextLength ? FromText(Encoding.UTF8.GetString(json.ToArray())) : null;
        }
    }

    /// <summary>A short text without markup is the server's message.</summary>
    private static ApiError? FromText(string? text)
    {
        var message = text?.Trim() ?? string.Empty;
        var isMessage = message.Length is > 0 and <= MaxTextLength && message[0] is not ('{' or '[' or '"') && message.Any(char.IsLetter)
            && message.All(character => character is not ('<' or '>' or '\uFFFD') && (!char.IsControl(character) || char.IsWhiteSpace(character)));
        return isMessage ? new ApiError { Message = message, IsText = true } : null;
    }

    /// <summary>The error in a response with a success status; null when the response carries a resource, or when a part of the request succeeded.</summary>
    public static ApiError? ParseSuccess(JsonElement root) => Child(root, "response") switch
    {
        { ValueKind: JsonValueKind.Array } blocks => blocks.EnumerateArray().All(block => IsError(root, block)) ? Parse(root) : null,
        { } block => IsError(root, block) ? Parse(root) : null,
        null => Parse(root),
    };

    private static ApiError? Parse(JsonElement root)
    {
        if (Child(root, "RestException") is { } rest)
            return FromRest(rest);
        return Child(root, "response") is { } response ? FromEnvelope(root, response) : null;
    }

    private static bool IsError(JsonElement root, JsonElement block)
    {
        if ((Number(block, "code") ?? Number(root, "http_code")) is >= 400)
            return true;
        return Child(block, "error_data") is { } error
            && (Text(error, "code") ?? Text(error, "message") ?? Text(error, "description")) is not null
            && !block.EnumerateObject().Any(property => property.Name != "error_data" && property.Value.ValueKind is (JsonValueKind.Object or JsonValueKind.Array));
    }

    private static ApiError FromRest(JsonElement rest) => ApiError.From(new RestException
    {
        Status = Number(rest, "Status"),
        Code = Text(rest, "Code"),
        Message = Text(rest, "Message"),
        Description = Text(rest, "Description"),
    })!;

    /// <summary>v2 may return several blocks in a list; the first one decides.</summary>
    private static ApiError? FromEnvelope(JsonElement root, JsonElement response)
    {
        if (response.ValueKind == JsonValueKind.Array && response.GetArrayLength() > 0)
            response = response[0];

        var error = Child(response, "error_data");
        var status = Number(response, "code") ?? Number(root, "http_code");
        if (error is null && status is null or < 400)
            return null;

        var code = error is { } data ? Text(data, "code") : null;
        return new ApiError
        {
            Status = status >= 400 ? status : CcmErrorCodes.StatusOf(code) ?? status,
            Code = code,
            Message = error is { } details ? ApiError.Join(Text(details, "message"), Text(details, "description")) : Text(response, "status"),
            RequestId = Text(root, "request_id"),
        };
    }

    private static JsonElement? Child(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child)
        && child.ValueKind is (JsonValueKind.Object or JsonValueKind.Array)
            ? child
            : null;

    private static string? Text(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    private static int? Number(JsonElement parent, string name) =>
        int.TryParse(Text(parent, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
