using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.Wire;

/// <summary>Reads a list of objects, or a single object as a list of one. Entries that are not objects are skipped; any other value is null.</summary>
internal sealed class OneOrManyConverter<T> : JsonConverter<List<T>?>
    where T : class
{
    public override List<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            return ObjectReader.Read<T>(ref reader, options) is { } single ? [single] : null;
        if (reader.TokenType == JsonTokenType.StartArray)
            return ObjectListConverter<T>.ReadList(ref reader, options);

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, List<T>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Responses are only read, never written.");
}
