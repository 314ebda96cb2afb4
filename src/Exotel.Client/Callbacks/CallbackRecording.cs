using System;
using System.Collections;
using System.Linq;
using System.Text.Json;

namespace Exotel.Callbacks;

/// <summary>Finds the recording in the fields of IP calling: a URL, an object with one, or a list of them. Source: docs/api.md#callbacks.</summary>
internal static class CallbackRecording
{
    private const string Name = "CallRecordings";

    /// <returns>The first URL; null when there is none. A field without a URL remains.</returns>
    public static string? Take(RawFields fields)
    {
        if (fields.Text(Name) is { } text)
        {
            var url = text[0] is '[' or '{' ? FindInJson(text) : text;
            if (url is null)
                fields.Add(Name, text);
            return url;
        }

        var key = fields.Rest.Cast<DictionaryEntry>()
            .FirstOrDefault(field => ((string)field.Key).StartsWith(Name + "[", StringComparison.OrdinalIgnoreCase) && IsUrl((string?)field.Value)).Key;
        return key is string name ? fields.Text(name) : null;
    }

    private static string? FindInJson(string text)
    {
        try
        {
            using var document = JsonFields.Parse(text);
            return Find(document.RootElement);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Find(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is { } text && IsUrl(text) ? text : null,
        JsonValueKind.Object => element.EnumerateObject().Select(property => Find(property.Value)).FirstOrDefault(url => url is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(Find).FirstOrDefault(url => url is not null),
        _ => null,
    };

    private static bool IsUrl(string? text) => text?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true;
}
