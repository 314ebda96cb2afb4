using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Numbers;

/// <summary>Compile-time JSON metadata of the number responses.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(LenientStringConverter), typeof(LenientInt32Converter), typeof(LenientDecimalConverter), typeof(ApiDateTimeConverter)])]
[JsonSerializable(typeof(NumberResponse))]
internal sealed partial class NumbersJsonContext : JsonSerializerContext;
