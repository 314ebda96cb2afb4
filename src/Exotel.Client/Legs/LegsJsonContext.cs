using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Legs;

/// <summary>Compile-time JSON metadata of the leg responses.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(LenientStringConverter), typeof(LenientInt32Converter), typeof(LenientDecimalConverter), typeof(ApiDateTimeConverter)])]
[JsonSerializable(typeof(LegsResponse))]
[JsonSerializable(typeof(CcmLegsResponse))]
internal sealed partial class LegsJsonContext : JsonSerializerContext;
