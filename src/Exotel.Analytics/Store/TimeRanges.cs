using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Store;

/// <summary>Stretches of time that are put together: in order, none touching another.</summary>
internal static class TimeRanges
{
    public static IReadOnlyList<TimeRange> Merge(IEnumerable<TimeRange> ranges)
    {
        var merged = new List<TimeRange>();
        foreach (var range in ranges.Where(range => range.Since <= range.Until).OrderBy(range => range.Since))
        {
            if (merged.Count > 0 && merged[merged.Count - 1].Touches(range))
                merged[merged.Count - 1] = merged[merged.Count - 1].Join(range);
            else
                merged.Add(range);
        }

        return merged;
    }

    /// <summary>The parts of a stretch that none of the ranges covers, oldest first.</summary>
    public static IReadOnlyList<TimeRange> Gaps(TimeRange whole, IEnumerable<TimeRange> ranges)
    {
        var gaps = new List<TimeRange>();
        var next = whole.Since;
        foreach (var range in Merge(ranges))
        {
            if (range.Until < next)
                continue;
            if (range.Since > whole.Until)
                break;
            if (range.Since > next)
                gaps.Add(new TimeRange(next, range.Since - TimeRange.OneSecond));
            next = range.Until + TimeRange.OneSecond;
        }

        if (next <= whole.Until)
            gaps.Add(new TimeRange(next, whole.Until));
        return gaps;
    }
}
