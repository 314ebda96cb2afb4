using System;
using System.Linq;
using Exotel.Analytics.Store;
using Xunit;

namespace Exotel.Store.Tests;

public sealed class TimeRangeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ranges_that_overlap_or_follow_each_other_are_merged_and_others_are_not() =>
        Assert.Equal([Range(0, 29), Range(40, 50)], TimeRanges.Merge([Range(20, 29), Range(40, 50), Range(0, 10), Range(11, 15), Range(14, 19)]));

    [Fact]
    public void Gaps_are_what_no_range_covers() =>
        Assert.Equal([Range(0, 9), Range(21, 29), Range(41, 60)], TimeRanges.Gaps(Range(0, 60), [Range(30, 40), Range(10, 20)]));

    [Fact]
    public void A_range_without_coverage_is_one_gap_and_a_covered_one_has_none()
    {
        Assert.Equal([Range(5, 9)], TimeRanges.Gaps(Range(5, 9), [Range(0, 4), Range(10, 20)]));
        Assert.Empty(TimeRanges.Gaps(Range(5, 9), [Range(0, 20)]));
    }

    /// <summary>Counted second by second.</summary>
    [Fact]
    public void Merged_ranges_and_gaps_divide_the_whole_for_any_ranges()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var ranges = Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(100)).Select(since => Range(since, since + random.Next(30))).ToList();
            var whole = Range(random.Next(50), 50 + random.Next(60));
            var (merged, gaps) = (TimeRanges.Merge(ranges), TimeRanges.Gaps(whole, ranges));

            for (var second = 0; second < 140; second++)
            {
                var time = Start.AddSeconds(second);
                bool In(TimeRange range) => range.Since <= time && time <= range.Until;
                var isCovered = ranges.Any(In);
                Assert.True(merged.Count(In) == (isCovered ? 1 : 0), $"seed {seed}, second {second}");
                Assert.True(gaps.Count(In) == (In(whole) && !isCovered ? 1 : 0), $"seed {seed}, second {second}");
            }
        }
    }

    private static TimeRange Range(int since, int until) => new(Start.AddSeconds(since), Start.AddSeconds(until));
}
