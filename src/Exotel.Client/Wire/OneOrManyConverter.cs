using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Exotel.Wire;

/// <summary>Reads a list of objects, or a single object as a list of one. Entries that are not objects are skipped; any other value is null.</summary>
internal sealed class OneOrManyConverter<T> : JsonConverter<List<T>?>
    where T : class
{
    public override List<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var typeInfo = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        if (reader.TokenType == JsonTokenType.StartObject)
            return JsonSerializer.Deserialize(ref reader, typeInfo) is { } single ? [single] : null;
        if (reader.TokenType == JsonTokenType.StartArray)
            return ObjectListConverter<T>.ReadList(ref reader, typeInfo);

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, List<T>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Responses are only read, never written.");
}
