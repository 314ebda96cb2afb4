using System;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Exotel.Http;

namespace Exotel.Wire;

/// <summary>
/// Reads any value as text: numbers and booleans as they are written, an empty string, <c>null</c> and <c>N/A</c> as null, objects
/// and arrays as their JSON. Source: docs/api.md#one-call.
/// </summary>
internal sealed class LenientStringConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return ReadText(ref reader);
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
            case JsonTokenType.StartObject:
            case JsonTokenType.StartArray:
                using (var document = JsonDocument.ParseValue(ref reader))
                    return document.RootElement.GetRawText();
            default:
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <summary>Text that was truncated within a character must not invalidate its record.</summary>
    private static string? ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return IsNoValue(ref reader) ? null : reader.GetString();
        }
        catch (InvalidOperationException)
        {
            using var document = JsonDocument.Parse(JsonTextRepair.Repair("\"" + Encoding.UTF8.GetString(reader.ValueSpan.ToArray()) + "\""));
            return document.RootElement.GetString();
        }
    }

    private static bool IsNoValue(ref Utf8JsonReader reader) =>
        reader.ValueSpan.Length == 0 || reader.ValueTextEquals("null"u8) || reader.ValueTextEquals("N/A"u8);
}
