using System.Text.Json.Serialization;

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
    public int? StatusOfCode => Code switch
    {
        "1010" => 401,
        "1017" or "10743" or "10744" => 404,
        "10724" => 429,
        "10715" => 500,
        _ => null,
    };
}
