using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Names;

namespace Exotel.Analytics.Metrics;

/// <summary>Computes figures of calls that arrive one by one, in any order.</summary>
internal sealed class CallMetricsAggregator(MetricOptions options)
{
    private readonly Dictionary<GroupKey, MetricAccumulator> _groups = [];
    private readonly CustomerIds _customerIds = new();
    private GroupKey _lastKey;
    private MetricAccumulator? _last;

    /// <summary>Adds a call. Each call counts; nothing is de-duplicated.</summary>
    public void Add(in CallRow call) => GetGroup(GroupKey.From(call, options.By)).Add(call);

    /// <summary>The figures of each group, sorted by the keys; without groupings one for all calls, even when there were none.</summary>
    /// <param name="names">What numbers are called; by default nothing has a name.</param>
    public IReadOnlyList<CallMetric> GetMetrics(NameLookup? names = null)
    {
        names ??= new NameLookup();
        if (options.By.Count == 0)
            GetGroup(default);
        var groups = _groups.Values.ToList();
        var comparer = new GroupKeyComparer(options.By);
        groups.Sort((x, y) => comparer.Compare(x.Key, y.Key));
        return groups.ConvertAll(group => group.ToMetric(names));
    }

    private MetricAccumulator GetGroup(in GroupKey key)
    {
        if (_last is not null && key == _lastKey)
            return _last;
        if (!_groups.TryGetValue(key, out var group))
            _groups.Add(key, group = new MetricAccumulator(key, options, _customerIds));
        (_lastKey, _last) = (key, group);
        return group;
    }
}
