using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Raw;

/// <summary>
/// Walks any list to its end, page by page; a record that has a SID comes once. The end is a page without a link, an empty page, or a
/// link that came before. Source: API page, section 4.
/// </summary>
internal sealed class RecordPager
{
    private static readonly char[] EqualsSign = { '=' };

    private readonly ApiConnection _connection;
    private readonly JsonObjectReader _tree;
    private readonly HashSet<string> _delivered = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly string _first;
    private ApiRequest _page;

    public RecordPager(ApiConnection connection, ApiRequest list)
    {
        _connection = connection;
        _tree = new JsonObjectReader(connection.Account);
        _page = list;
        _first = list.Query;
        _asked.Add(_first);
    }

    public bool IsAtEnd { get; private set; }

    /// <summary>What the query of the page to be asked for next has beyond that of the first: where to go on when it cannot be had.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Bookmark => _page.Query.Split('&').Except(_first.Split('&'))
        .Select(part => part.Split(EqualsSign, 2))
        .Select(part => new KeyValuePair<string, string>(part[0], Uri.UnescapeDataString(part.Length > 1 ? part[1] : string.Empty)))
        .ToList();

    /// <summary>Asks for the next page.</summary>
    /// <exception cref="ExotelException">The page could not be had; what came before is whole.</exception>
    public async Task<IReadOnlyList<object?>> NextAsync(CancellationToken cancellationToken)
    {
        var answer = await _connection.GetAsync(_page, RawJsonContext.Default.JsonResponse, cancellationToken).ConfigureAwait(false);
        var page = RecordPage.Create(_page, answer.Root);
        var records = New(page.Records);
        if (page.Next is null || page.Records.Count == 0)
            IsAtEnd = true;
        else
            MoveOn(PageLink.Follow(_page, page.Next));
        return records;
    }

    private void MoveOn(string query)
    {
        _page = _page.WithQuery(query);
        IsAtEnd = !_asked.Add(query);
    }

    private List<object?> New(IReadOnlyList<JsonElement> records)
    {
        var read = new List<object?>(records.Count);
        foreach (var record in records)
            if (SidOf(record) is not { } sid || _delivered.Add(sid))
                read.Add(_tree.Read(record));
        return read;
    }

    private static string? SidOf(JsonElement record) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty("Sid", out var sid) && sid.ValueKind == JsonValueKind.String ? sid.GetString() : null;
}
