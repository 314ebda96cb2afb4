using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel;

/// <summary>
/// Merges several listings of the same range into one, in order, each call once: two filters can hold the same call, and it
/// has the same time in both.
/// </summary>
internal sealed class CallMerge : ICallSource
{
    private readonly IReadOnlyList<ICallSource> _sources;
    private readonly Queue<Call>?[] _pages;
    private readonly HashSet<string> _ofThisSecond = new(StringComparer.Ordinal);
    private readonly int _order;
    private DateTimeOffset? _second;

    public CallMerge(IReadOnlyList<ICallSource> sources, bool ascending)
    {
        _sources = sources;
        _order = ascending ? 1 : -1;
        _pages = sources.Select(_ => (Queue<Call>?)new Queue<Call>()).ToArray();
    }

    public ListingTotal Total => new(_sources.Sum(source => source.Total.Known), _sources.All(source => source.Total.IsComplete));

    public async Task<CallPage?> NextAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_sources.Select((_, index) => FillAsync(index, cancellationToken))).ConfigureAwait(false);

        var merged = new List<Call>();
        while (_pages.All(page => page is null or { Count: > 0 }) && Earliest() is { } page)
        {
            var call = page.Dequeue();
            if (IsNew(call))
                merged.Add(call);
        }

        return merged.Count == 0 && _pages.All(page => page is null) ? null : new CallPage(merged, null);
    }

    public void Dispose()
    {
        foreach (var source in _sources)
            source.Dispose();
    }

    /// <summary>Has something to merge from this source, unless it is at its end.</summary>
    private async Task FillAsync(int index, CancellationToken cancellationToken)
    {
        while (_pages[index] is { Count: 0 })
            _pages[index] = await _sources[index].NextAsync(cancellationToken).ConfigureAwait(false) is { } page ? new Queue<Call>(page.Calls) : null;
    }

    private Queue<Call>? Earliest()
    {
        Queue<Call>? earliest = null;
        foreach (var page in _pages)
            if (page is not null && (earliest is null || Compare(page.Peek(), earliest.Peek()) < 0))
                earliest = page;
        return earliest;
    }

    private int Compare(Call left, Call right)
    {
        var byTime = Nullable.Compare(left.DateCreated, right.DateCreated) * _order;
        return byTime != 0 ? byTime : string.CompareOrdinal(left.Sid, right.Sid);
    }

    private bool IsNew(Call call)
    {
        if (call.DateCreated != _second)
            _ofThisSecond.Clear();
        _second = call.DateCreated;
        return call.Sid is null || _ofThisSecond.Add(call.Sid);
    }
}
