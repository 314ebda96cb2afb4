using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Exotel.Http;

namespace Exotel.Raw;

/// <summary>A page of any list: its records and the link to the next page. Source: docs/api.md#many-calls and docs/api.md#legs.</summary>
internal sealed class RecordPage
{
    private RecordPage(IReadOnlyList<JsonElement> records, string? next)
    {
        Records = records;
        Next = next;
    }

    public IReadOnlyList<JsonElement> Records { get; }

    /// <summary>The link to the next page; null on the last page.</summary>
    public string? Next { get; }

    /// <exception cref="ExotelException">The response is not a list.</exception>
    public static RecordPage Create(ApiRequest request, JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return new RecordPage(root.EnumerateArray().ToList(), null);

        var metadata = root.EnumerateObject().Where(IsMetadata).Select(property => (JsonElement?)property.Value).FirstOrDefault();
        var rest = root.EnumerateObject().Where(property => !IsMetadata(property)).ToList();
        return new RecordPage(RecordsOf(request, rest, metadata is not null), LinkIn(metadata) ?? LinkIn(root));
    }

    /// <summary>The records are the only list in the response. XML has them side by side, each under its own name.</summary>
    private static List<JsonElement> RecordsOf(ApiRequest request, List<JsonProperty> rest, bool hasMetadata)
    {
        var lists = rest.Where(property => property.Value.ValueKind == JsonValueKind.Array).ToList();
        var filled = lists.Where(list => list.Value.GetArrayLength() > 0).ToList();
        if (filled.Count == 1 || (filled.Count == 0 && lists.Count > 0))
            return filled.SelectMany(list => list.Value.EnumerateArray()).ToList();

        var objects = rest.Where(property => property.Value.ValueKind == JsonValueKind.Object).ToList();
        if (filled.Count == 0 && hasMetadata && objects.Select(property => property.Name).Distinct(StringComparer.Ordinal).Count() <= 1)
            return objects.Select(property => property.Value).ToList();

        var found = filled.Count == 0 ? "none" : string.Join(", ", filled.Select(list => list.Name));
        throw new ExotelException(ExotelErrorKind.InvalidRequest, $"The response is not a list with pages: beside its metadata it must have one list, but it has {found}. Omit -All. [{request}]");
    }

    private static string? LinkIn(JsonElement? parent)
    {
        if (parent is not { ValueKind: JsonValueKind.Object } holder)
            return null;
        foreach (var property in holder.EnumerateObject())
            if (Plain(property) == "nextpageuri" && property.Value.ValueKind == JsonValueKind.String)
                return property.Value.GetString() is { Length: > 0 } link and not "null" ? link : null;
        return null;
    }

    private static bool IsMetadata(JsonProperty property) => Plain(property) == "metadata" && property.Value.ValueKind == JsonValueKind.Object;

    private static string Plain(JsonProperty property) => property.Name.Replace("_", string.Empty).ToLowerInvariant();
}
