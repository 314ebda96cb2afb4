using System.Text.Json.Serialization;

namespace Exotel.Wire;

/// <summary>A refusal as v2 and v3 write it. Source: API page, section 9.</summary>
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

    /// <summary>The HTTP status that goes with a documented code; null for others.</summary>
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
