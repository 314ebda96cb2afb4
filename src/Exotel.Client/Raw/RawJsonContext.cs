using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Raw;

/// <summary>Compile-time JSON metadata of responses of any shape.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(LenientStringConverter), typeof(LenientInt32Converter), typeof(LenientDecimalConverter), typeof(ApiDateTimeConverter)])]
[JsonSerializable(typeof(JsonResponse))]
internal sealed partial class RawJsonContext : JsonSerializerContext;
