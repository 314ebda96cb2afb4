using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.Wire;

/// <summary>
/// Reads text that is the same in most records (a status, the account) as <see cref="LenientStringConverter"/> does, and keeps one copy of it
/// for all of them.
/// </summary>
internal sealed class InternedStringConverter : JsonConverter<string?>
{
    private const int LongestWord = 64;

    private static readonly LenientStringConverter Text = new();
    private static readonly string?[] Seen = new string?[128];

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length is 0 or > LongestWord)
            return Text.Read(ref reader, typeToConvert, options);

        ref var place = ref Seen[Place(reader.ValueSpan)];
        var known = place;
        if (known is not null && reader.ValueTextEquals(known))
            return known;

        var word = Text.Read(ref reader, typeToConvert, options);
        if (word is not null)
            place = word;
        return word;
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => Text.Write(writer, value, options);

    private static int Place(ReadOnlySpan<byte> text)
    {
        var hash = 17u;
        foreach (var value in text)
            hash = (hash * 31) + value;
        return (int)(hash % (uint)Seen.Length);
    }
}
