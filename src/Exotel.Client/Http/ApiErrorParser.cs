using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace Exotel.Http;

/// <summary>
/// Finds the server's words in the body of an error, whichever of its shapes it has: a v1 RestException, the v2/v3
/// envelope, or neither. Source: API page, section 9.
/// </summary>
internal static class ApiErrorParser
{
    /// <param name="json">The body as JSON (XML is rewritten before).</param>
    /// <returns>What was said; null when the body is no refusal of Exotel's.</returns>
    public static ApiError? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A refusal inside an answer whose HTTP status says success. An answer that does hold something, or of which a part was done, is none.</summary>
    public static ApiError? ReadSuccess(JsonElement root) => Child(root, "response") switch
    {
        { ValueKind: JsonValueKind.Array } blocks => blocks.EnumerateArray().All(block => IsRefused(root, block)) ? Read(root) : null,
        { } block => IsRefused(root, block) ? Read(root) : null,
        null => Read(root),
    };

    private static ApiError? Read(JsonElement root)
    {
        if (Child(root, "RestException") is { } rest)
            return FromRest(rest);
        return Child(root, "response") is { } response ? FromEnvelope(root, response) : null;
    }

    private static bool IsRefused(JsonElement root, JsonElement block)
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

    /// <summary>v2 may put several answers in a list; the first speaks for all.</summary>
    private static ApiError? FromEnvelope(JsonElement root, JsonElement response)
    {
        if (response.ValueKind == JsonValueKind.Array && response.GetArrayLength() > 0)
            response = response[0];

        var error = Child(response, "error_data");
        var status = Number(response, "code") ?? Number(root, "http_code");
        if (error is null && status is null or < 400)
            return null;

        return new ApiError
        {
            Status = status,
            Code = error is { } data ? Text(data, "code") : null,
            Message = error is { } words ? ApiError.Join(Text(words, "message"), Text(words, "description")) : Text(response, "status"),
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
