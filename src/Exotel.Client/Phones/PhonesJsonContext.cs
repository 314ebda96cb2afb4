using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Phones;

/// <summary>Compile-time JSON metadata of the ExoPhone responses.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(LenientStringConverter), typeof(LenientInt32Converter), typeof(LenientDecimalConverter), typeof(ApiDateTimeConverter)])]
[JsonSerializable(typeof(PhonesResponse))]
internal sealed partial class PhonesJsonContext : JsonSerializerContext;
