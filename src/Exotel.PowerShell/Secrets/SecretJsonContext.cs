using System.Text.Json.Serialization;

namespace Exotel.PowerShell.Secrets;

/// <summary>Compile-time JSON metadata of a secret's file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(SecretFile))]
internal sealed partial class SecretJsonContext : JsonSerializerContext;
