using System;
using System.Text.Json;

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
            fields.Add(NameOf(property), TextOf(property.Value));
        return fields;
    }

    /// <exception cref="FormatException">The text is not valid JSON, or it is nested too deeply.</exception>
    public static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException error)
        {
            throw new FormatException("its JSON is invalid, incomplete, or nested too deeply, at byte " + (error.BytePositionInLine ?? 0) + " of line " + ((error.LineNumber ?? 0) + 1), error);
        }
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException error)
        {
            throw new FormatException("one of its property names is not valid text", error);
        }
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Null => null,
                _ => value.GetRawText(),
            };
        }
        catch (InvalidOperationException)
        {
            // An escaped, unpaired surrogate: the parser accepts it, but it is not valid text.
            return value.GetRawText();
        }
    }
}
