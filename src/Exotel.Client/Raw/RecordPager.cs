using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using Exotel.Http;

namespace Exotel.Raw;

/// <summary>
/// Reads a list of any kind to its end; a record that has a SID is returned once. The end is a page without a link, an empty page,
/// or a link that was followed before. Source: docs/api.md#many-calls.
/// </summary>
internal sealed class RecordPager(ApiConnection connection, ApiRequest list)
{
    private static readonly char[] EqualsSign = ['='];

    private readonly JsonObjectReader _reader = new(connection.Account);
    private readonly HashSet<string> _delivered = new(StringComparer.Ordinal);

    /// <exception cref="ExotelException">While enumerating: a page could not be read; those before it are complete.</exception>
    public async IAsyncEnumerable<RecordBatch> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var followed = new HashSet<string>(StringComparer.Ordinal) { list.Query };
        for (var page = list; ;)
        {
            var response = await connection.GetAsync(page, RawJsonContext.Default.JsonResponse, cancellationToken).ConfigureAwait(false);
            var content = RecordPage.Create(page, response.Root);
            var next = content.Next is { } link && content.Records.Count > 0 ? PageLink.Follow(page, link) : null;
            var isLast = next is null || !followed.Add(next);
            yield return new RecordBatch(ReadNew(content.Records), isLast ? [] : ContinuationOf(next!)) { IsLast = isLast };
            if (isLast)
                yield break;
            page = page.WithQuery(next!);
        }
    }

    private List<KeyValuePair<string, string>> ContinuationOf(string query) => query.Split('&').Except(list.Query.Split('&'))
        .Select(part => part.Split(EqualsSign, 2))
        .Select(part => new KeyValuePair<string, string>(part[0], Uri.UnescapeDataString(part.Length > 1 ? part[1] : string.Empty)))
        .ToList();

    private List<object?> ReadNew(IReadOnlyList<JsonElement> records)
    {
        var read = new List<object?>(records.Count);
        foreach (var record in records)
            if (SidOf(record) is not { } sid || _delivered.Add(sid))
                read.Add(_reader.Read(record));
        return read;
    }

    private static string? SidOf(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty("Sid", out var sid) && sid.ValueKind == JsonValueKind.String ? sid.GetString() : null;
}
