using System.Text.Json.Serialization;
using Exotel.Wire;

namespace Exotel.Users;

/// <summary>Compile-time JSON metadata of the user responses.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(LenientStringConverter), typeof(LenientInt32Converter), typeof(LenientDecimalConverter), typeof(ApiDateTimeConverter)])]
[JsonSerializable(typeof(UsersResponse))]
internal sealed partial class UsersJsonContext : JsonSerializerContext;
