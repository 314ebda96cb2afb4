using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using Exotel.Http;

namespace Exotel.Raw;

/// <summary>Writes a body as JSON.</summary>
internal static class JsonBody
{
    public static RequestBody Write(DataObject fields)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(writer, fields);
        return RequestBody.Json(stream.ToArray());
    }

    /// <summary>Accepts a JSON text.</summary>
    /// <exception cref="ExotelException">The text is not valid JSON; nothing was sent.</exception>
    public static RequestBody Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            Check(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ExotelException(
                ExotelErrorKind.InvalidRequest,
                $"Body is a string that is not JSON: {Where(error as JsonException)}. Specify fields as a hashtable, or create JSON with ConvertTo-Json. Nothing was sent.");
        }

        return RequestBody.Json(Encoding.UTF8.GetBytes(text));
    }

    private static string Where(JsonException? error) => error is null
        ? "a part of it is no text"
        : $"it is invalid at byte {error.BytePositionInLine ?? 0} of line {(error.LineNumber ?? 0) + 1}";

    private static void Check(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in value.EnumerateArray())
                Check(entry);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in value.EnumerateObject())
            {
                SensitiveFieldNames.CheckSent(property.Name, property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : null);
                Check(property.Value);
            }
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case DataObject fields:
                writer.WriteStartObject();
                foreach (var field in fields)
                {
                    writer.WritePropertyName(field.Key);
                    Write(writer, field.Value);
                }

                writer.WriteEndObject();
                break;
            case IReadOnlyList<object?> list:
                writer.WriteStartArray();
                foreach (var entry in list)
                    Write(writer, entry);
                writer.WriteEndArray();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
