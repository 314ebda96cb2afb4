using System.Text.Json.Serialization;

namespace Exotel.Wire;

/// <summary>One block of a v2 or v3 response: its status, and the resource or the error it carries. Source: docs/api.md#errors.</summary>
internal abstract class CcmBlock
{
    [JsonPropertyName("code")]
    public int? Code { get; set; }

    [JsonPropertyName("status")]
    public string? Status { get; set; }

    [JsonPropertyName("error_data")]
    [JsonConverter(typeof(FirstObjectConverter<CcmError>))]
    public CcmError? Error { get; set; }

    /// <summary>Whether the block carries the resource that was requested.</summary>
    [JsonIgnore]
    public abstract bool HasContent { get; }
}
