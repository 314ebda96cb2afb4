using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.Wire;

/// <summary>Reads a list of objects. Entries that are not objects are skipped; any other value is null.</summary>
internal sealed class ObjectListConverter<T> : JsonConverter<List<T>?>
    where T : class
{
    public override List<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
            return ReadList(ref reader, options);

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, List<T>? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Responses are only read, never written.");

    /// <param name="reader">The reader, at the start of the list.</param>
    /// <param name="options">They know the type of the entries.</param>
    internal static List<T> ReadList(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var list = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                reader.Skip();
            else if (ObjectReader.Read<T>(ref reader, options) is { } entry)
                list.Add(entry);
        }

        return list;
    }
}
