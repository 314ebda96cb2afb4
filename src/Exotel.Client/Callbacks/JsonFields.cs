using System;
using System.Text.Json;

namespace Exotel.Callbacks;

/// <summary>Reads the properties of one JSON object as text; objects and lists inside stay JSON.</summary>
internal static class JsonFields
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = CallbackLimits.JsonDepth, AllowTrailingCommas = true };

    /// <exception cref="FormatException">It is no JSON object.</exception>
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

    /// <exception cref="FormatException">It is no JSON, or nested too deep.</exception>
    public static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException error)
        {
            throw new FormatException("its JSON is broken, cut short, or nested too deep, at byte " + (error.BytePositionInLine ?? 0) + " of line " + ((error.LineNumber ?? 0) + 1), error);
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
            throw new FormatException("one of its names is no text", error);
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
            // Half of a surrogate pair, escaped: valid to the parser, but no text.
            return value.GetRawText();
        }
    }
}
