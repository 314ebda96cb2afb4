using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Metrics;

/// <summary>Computes concurrency of calls that arrive one by one, in any order. Remembers 16 bytes of each.</summary>
internal sealed class ConcurrencyAggregator(ConcurrencyOptions options)
{
    private readonly Dictionary<GroupKey, ConcurrencySweep> _groups = [];

    /// <summary>Adds a call; one without an end after its start occupies nothing and is left out.</summary>
    public void Add(in CallRow call)
    {
        if ((call.StartTime ?? call.DateCreated) is not { } start || call.EndTime is not { } end)
            return;

        var occupied = new Occupancy(start, end);
        if (occupied.IsEmpty)
            return;

        var key = GroupKey.From(call, options.By);
        if (!_groups.TryGetValue(key, out var sweep))
            _groups.Add(key, sweep = new ConcurrencySweep());
        sweep.Add(occupied);
    }

    /// <summary>The concurrency of each group, sorted by the keys; without groupings one for all calls, even when there were none.</summary>
    public IReadOnlyList<Concurrency> GetConcurrency()
    {
        if (options.By.Count == 0 && _groups.Count == 0)
            return [new ConcurrencySweep().ToConcurrency(default, options)];
        return [.. _groups.OrderBy(group => group.Key, new GroupKeyComparer(options.By)).Select(group => group.Value.ToConcurrency(group.Key, options))];
    }
}
