using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.Wire;

/// <summary>Reads an object, or the first object of a list; any other value is null.</summary>
internal sealed class FirstObjectConverter<T> : JsonConverter<T?>
    where T : class
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            return ObjectReader.Read<T>(ref reader, options);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }

        T? first = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (first is null && reader.TokenType == JsonTokenType.StartObject)
                first = ObjectReader.Read<T>(ref reader, options);
            else
                reader.Skip();
        }

        return first;
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Responses are only read, never written.");
}
