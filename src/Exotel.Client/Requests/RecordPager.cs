using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel;

/// <summary>
/// Walks any list to its end, page by page; a record that has a SID comes once. The end is a page without a link, an empty page, or a
/// link that came before. Source: API page, section 4.
/// </summary>
internal sealed class RecordPager
{
    private readonly ApiConnection _connection;
    private readonly AnswerTree _tree;
    private readonly HashSet<string> _delivered = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private ApiRequest _page;

    public RecordPager(ApiConnection connection, ApiRequest list)
    {
        _connection = connection;
        _tree = new AnswerTree(connection.Account);
        _page = list;
        _asked.Add(list.Query);
    }

    public bool IsAtEnd { get; private set; }

    /// <summary>The query of the page to be asked for next: where to go on when it cannot be had.</summary>
    public string NextQuery => _page.Query;

    /// <summary>Asks for the next page.</summary>
    /// <exception cref="ExotelException">The page could not be had; what came before is whole.</exception>
    public async Task<IReadOnlyList<object?>> NextAsync(CancellationToken cancellationToken)
    {
        var answer = await _connection.GetAsync(_page, WireContext.Default.AnyAnswer, cancellationToken).ConfigureAwait(false);
        var page = RecordPage.Of(_page, answer.Root);
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
