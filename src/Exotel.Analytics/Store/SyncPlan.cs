using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Store;

/// <summary>Which stretches of time a synchronization lists.</summary>
internal static class SyncPlan
{
    /// <param name="whole">From where the store begins until now.</param>
    /// <param name="covered">What the store covers.</param>
    /// <param name="lookback">How much is listed again before now, and before each place where coverage ended.</param>
    /// <returns>Stretches that do not touch, oldest first.</returns>
    public static IReadOnlyList<TimeRange> From(TimeRange whole, IReadOnlyList<TimeRange> covered, TimeSpan lookback)
    {
        var again = covered
            .Select(range => range.Until)
            .Append(whole.Until)
            .Select(end => new TimeRange(Later(end - lookback, whole.Since), end < whole.Until ? end : whole.Until));
        return TimeRanges.Merge(TimeRanges.Gaps(whole, covered).Concat(again));
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
