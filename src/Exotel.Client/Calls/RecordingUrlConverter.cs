using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exotel.Calls;

/// <summary>
/// Reads the recording URL of v2 and v3: an object with a <c>url</c>, a list of such objects (the first
/// counts), the bare URL, or nothing. Source: docs/api.md#call-details-v2-v3.
/// </summary>
internal sealed class RecordingUrlConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Find(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static string? Find(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is { Length: > 0 } url && url is not ("null" or "N/A") ? url : null,
        JsonValueKind.Object => element.TryGetProperty("url", out var inner) ? Find(inner) : null,
        JsonValueKind.Array => element.EnumerateArray().Select(Find).FirstOrDefault(url => url is not null),
        _ => null,
    };
}
