using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Metrics;

/// <summary>Counts how often each wait occurred, and tells percentiles of them.</summary>
internal sealed class WaitHistogram
{
    private const int Whole = 100;

    private readonly Dictionary<int, int> _counts = [];
    private int[]? _sorted;
    private long _total;

    public void Add(int seconds)
    {
        _counts.TryGetValue(seconds, out var count);
        _counts[seconds] = count + 1;
        _total++;
        _sorted = null;
    }

    /// <summary>The percentile by nearest rank: of n waits the ceil(p * n)-th smallest, hence always a wait that occurred.</summary>
    /// <param name="percent">1 to 100.</param>
    /// <returns>Seconds; null when there are no waits.</returns>
    public int? NearestRank(int percent)
    {
        var rank = ((_total * percent) + Whole - 1) / Whole;
        foreach (var seconds in _sorted ??= Sort())
        {
            rank -= _counts[seconds];
            if (rank <= 0)
                return seconds;
        }

        return null;
    }

    private int[] Sort()
    {
        var waits = _counts.Keys.ToArray();
        Array.Sort(waits);
        return waits;
    }
}
