using System;
using System.Text.Json;
using Exotel.Http;

namespace Exotel.Callbacks;

/// <summary>Reads the properties of a JSON object as text; nested objects and lists are kept as JSON.</summary>
internal static class JsonFields
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = CallbackLimits.JsonDepth, AllowTrailingCommas = true };

    /// <exception cref="FormatException">The text is not a JSON object.</exception>
    public static RawFields Read(string text)
    {
        using var document = Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new FormatException("it is JSON, but not an object");

        var fields = new RawFields();
        foreach (var property in document.RootElement.EnumerateObject())
            fields.Add(property.Name, TextOf(property.Value));
        return fields;
    }

    /// <exception cref="FormatException">The text is not valid JSON, or it is nested too deeply.</exception>
    public static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(JsonTextRepair.Repair(text), Options);
        }
        catch (JsonException error)
        {
            throw new FormatException("its JSON is invalid, incomplete, or nested too deeply, at byte " + (error.BytePositionInLine ?? 0) + " of line " + ((error.LineNumber ?? 0) + 1), error);
        }
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };
}
