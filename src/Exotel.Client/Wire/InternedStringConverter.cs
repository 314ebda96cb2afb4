using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.Wire;

/// <summary>
/// Reads text like <see cref="LenientStringConverter"/>, and shares one instance of text that repeats in most records, such as a status or
/// the account.
/// </summary>
internal sealed class InternedStringConverter : JsonConverter<string?>
{
    private const int MaxLength = 64;

    private static readonly LenientStringConverter Text = new();
    private static readonly string?[] Cache = new string?[128];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length is 0 or > MaxLength)
            return Text.Read(ref reader, typeToConvert, options);

        ref var cached = ref Cache[IndexOf(reader.ValueSpan)];
        var known = cached;
        if (known is not null && reader.ValueTextEquals(known))
            return known;

        var value = Text.Read(ref reader, typeToConvert, options);
        if (value is not null)
            cached = value;
        return value;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => Text.Write(writer, value, options);

    private static int IndexOf(ReadOnlySpan<byte> text)
    {
        var hash = 17u;
        foreach (var character in text)
            hash = (hash * 31) + character;
        return (int)(hash % (uint)Cache.Length);
    }
}
