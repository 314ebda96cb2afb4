using System.Text.Json.Serialization;
using Exotel.Http;

namespace Exotel.Wire;

/// <summary>An error in the v2 and v3 format. Source: docs/api.md#errors.</summary>
internal sealed class CcmError
{
    [JsonPropertyName("code")]
    public string? Code { get; set; }

    [JsonPropertyName("message")]
    public string? Message { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; set; }

    [JsonIgnore]
    public bool IsEmpty => Code is null && Message is null && Description is null;

    /// <summary>The HTTP status of a documented code; null for other codes.</summary>
    [JsonIgnore]
    public int? StatusOfCode => CcmErrorCodes.StatusOf(Code);
}
