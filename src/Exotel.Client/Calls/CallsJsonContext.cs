using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Calls;

/// <summary>Compile-time JSON metadata of the call responses.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(LenientStringConverter), typeof(LenientInt32Converter), typeof(LenientDecimalConverter), typeof(ApiDateTimeConverter)])]
[JsonSerializable(typeof(CallsPageResponse))]
[JsonSerializable(typeof(CallResponse))]
[JsonSerializable(typeof(CcmCallResponse))]
[JsonSerializable(typeof(CcmCallWire))]
internal sealed partial class CallsJsonContext : JsonSerializerContext;
