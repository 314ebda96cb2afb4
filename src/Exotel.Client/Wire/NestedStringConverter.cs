using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.Wire;

/// <summary>Reads a text that may be nested: in the named property of an object, or in the first entry of a list that has one.</summary>
/// <param name="names">The names of the property, in order of preference.</param>
internal abstract class NestedStringConverter(params string[] names) : JsonConverter<string?>
{
    private static readonly LenientStringConverter Text = new();

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return Text.Read(ref reader, typeToConvert, options);
        using var document = JsonDocument.ParseValue(ref reader);
        return Find(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Responses are only read, never written.");

    private string? Find(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => value.EnumerateArray().Select(Find).FirstOrDefault(text => text is not null),
        JsonValueKind.Object => names.Select(name => value.TryGetProperty(name, out var property) ? Find(property) : null).FirstOrDefault(text => text is not null),
        _ => null,
    };
}
