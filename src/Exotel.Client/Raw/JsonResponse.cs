using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using Exotel.Http;

namespace Exotel.Raw;

/// <summary>A response of any shape.</summary>
[JsonConverter(typeof(Converter))]
internal sealed class JsonResponse : IApiResponse
{
    private JsonResponse(JsonElement root) => Root = root;

    public JsonElement Root { get; }

    ApiError? IApiResponse.Error => ApiErrorParser.ParseSuccess(Root);

    internal sealed class Converter : JsonConverter<JsonResponse>
    {
        public override JsonResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, JsonResponse value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Responses are only read.");
    }
}
