using System.Text.Json.Serialization;

namespace Exotel;

/// <summary>Compile-time readers of all wire shapes: nothing is reflected over when the first answer comes.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = new[] { typeof(TextConverter), typeof(SecondsConverter), typeof(DecimalConverter), typeof(WireTimeConverter) })]
[JsonSerializable(typeof(AnyAnswer))]
[JsonSerializable(typeof(CallsPageAnswer))]
[JsonSerializable(typeof(CallAnswer))]
[JsonSerializable(typeof(CcmAnswer))]
[JsonSerializable(typeof(CcmCallWire))]
[JsonSerializable(typeof(LegsAnswer))]
[JsonSerializable(typeof(NumberAnswer))]
internal sealed partial class WireContext : JsonSerializerContext
{
}
