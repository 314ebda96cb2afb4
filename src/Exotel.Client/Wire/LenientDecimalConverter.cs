using System;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.Wire;

/// <summary>Reads a decimal from a number or from text in the invariant culture; any other value is null.</summary>
internal sealed class LenientDecimalConverter : JsonConverter<decimal?>
{
    public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadDecimal(ref reader);

    public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options)
    {
        if (value is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteNullValue();
    }

    internal static decimal? ReadDecimal(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDecimal(out var number) ? number : null;
            case JsonTokenType.String:
                return reader.ValueIsEscaped ? ParseEscaped(ref reader) : Parse(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    private static decimal? ParseEscaped(ref Utf8JsonReader reader)
    {
        Span<byte> text = stackalloc byte[UnescapedText.MaxLength];
        return Parse(text.Slice(0, UnescapedText.Copy(ref reader, text)));
    }

    private static decimal? Parse(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out decimal value, out var consumed) && consumed == text.Length ? value : null;
}
