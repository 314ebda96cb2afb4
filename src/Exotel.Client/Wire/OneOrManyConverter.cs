using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Exotel;

/// <summary>Reads a list of objects, or one object as a list of one; entries that are no objects are passed over.</summary>
internal sealed class OneOrManyConverter<T> : JsonConverter<List<T>?>
    where T : class
{
    private static readonly LenientListConverter<T> Many = new();

    public override List<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return Many.Read(ref reader, typeToConvert, options);

        var one = JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        return one is null ? null : new List<T> { one };
    }

    public override void Write(Utf8JsonWriter writer, List<T>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are read, never written, by this client.");
}
