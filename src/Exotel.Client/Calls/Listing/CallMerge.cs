using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Calls.Listing;

/// <summary>
/// Merges several listings of the same range into one, in order, each call once: two filters can hold the same call, and it
/// has the same time in both.
/// </summary>
internal sealed class CallMerge : ICallSource
{
    private readonly IReadOnlyList<ICallSource> _sources;
    private readonly Queue<Call>?[] _pages;
    private readonly DateTimeOffset?[] _times;
    private readonly HashSet<string> _ofThisSecond = new(StringComparer.Ordinal);
    private readonly HashSet<string> _withoutTime = new(StringComparer.Ordinal);
    private readonly int _order;
    private DateTimeOffset? _second;

    public CallMerge(IReadOnlyList<ICallSource> sources, bool ascending)
    {
        _sources = sources;
        _order = ascending ? 1 : -1;
        _pages = sources.Select(_ => (Queue<Call>?)new Queue<Call>()).ToArray();
        _times = new DateTimeOffset?[sources.Count];
    }

    public ListingTotal Total => new(_sources.Sum(source => source.Total.Known), _sources.All(source => source.Total.IsComplete));

    public async Task<CallPage?> NextAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_sources.Select((_, index) => FillAsync(index, cancellationToken))).ConfigureAwait(false);

        var merged = new List<Call>();
        while (_pages.All(page => page is null or { Count: > 0 }) && Earliest() is { } index)
        {
            var call = _pages[index]!.Dequeue();
            _times[index] = call.DateCreated ?? _times[index];
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

    /// <summary>Which source has the call that comes next; null when all are at their end.</summary>
    private int? Earliest()
    {
        int? earliest = null;
        for (var index = 0; index < _pages.Length; index++)
            if (_pages[index] is not null && (earliest is not { } other || Compare(index, other) < 0))
                earliest = index;
        return earliest;
    }

    private int Compare(int left, int right)
    {
        var (leftTime, rightTime) = (TimeOf(left), TimeOf(right));
        var byTime = leftTime is null || rightTime is null
            ? Nullable.Compare(leftTime, rightTime)
            : DateTimeOffset.Compare(leftTime.Value, rightTime.Value) * _order;
        return byTime != 0 ? byTime : string.CompareOrdinal(_pages[left]!.Peek().Sid, _pages[right]!.Peek().Sid);
    }

    /// <summary>When a source's next call was made; one without a time stands where the one before it does.</summary>
    private DateTimeOffset? TimeOf(int index) => _pages[index]!.Peek().DateCreated ?? _times[index];

    private bool IsNew(Call call)
    {
        if (call.DateCreated is null)
            return call.Sid is null || _withoutTime.Add(call.Sid);
        if (call.DateCreated != _second)
            _ofThisSecond.Clear();
        _second = call.DateCreated;
        return call.Sid is null || _ofThisSecond.Add(call.Sid);
    }
}
