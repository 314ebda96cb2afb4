using System;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.Wire;

/// <summary>
/// Reads text however it comes: numbers and booleans as their own text, the spellings of <em>nothing there</em> as null,
/// objects and arrays as their JSON. Source: API page, section 3.
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

    /// <summary>A text cut in the middle of a character is no reason to refuse the record it stands in.</summary>
    private static string? ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return IsNothing(ref reader) ? null : reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return InvalidSurrogateRepair.Mend(reader.ValueSpan);
        }
    }

    private static bool IsNothing(ref Utf8JsonReader reader) =>
        reader.ValueSpan.Length == 0 || reader.ValueTextEquals("null"u8) || reader.ValueTextEquals("N/A"u8);
}
