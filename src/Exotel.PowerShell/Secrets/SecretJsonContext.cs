using System.Text.Json.Serialization;

namespace Exotel.PowerShell.Secrets;

/// <summary>JSON metadata of secret files, generated at compile time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(SecretFile))]
internal sealed partial class SecretJsonContext : JsonSerializerContext;
