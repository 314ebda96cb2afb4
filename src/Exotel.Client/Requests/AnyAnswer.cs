using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel;

/// <summary>An answer of whatever shape.</summary>
[JsonConverter(typeof(Converter))]
internal sealed class AnyAnswer : IAnswer
{
    private AnyAnswer(JsonElement root) => Root = root;

    public JsonElement Root { get; }

    Refusal? IAnswer.Refusal => RefusalReader.ReadSuccess(Root);

    internal sealed class Converter : JsonConverter<AnyAnswer>
    {
        public override AnyAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, AnyAnswer value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Answers are read, never written, by this client.");
    }
}
