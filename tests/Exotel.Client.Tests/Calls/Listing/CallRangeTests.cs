using System;
using System.Linq;
using Exotel.Calls.Listing;
using Xunit;

namespace Exotel.Tests.Calls.Listing;

/// <summary>The range of a listing and its windows.</summary>
public sealed class CallRangeTests
{
    private static readonly DateTime Now = new(2026, 7, 15, 12, 0, 0);

    [Fact]
    public void The_default_range_is_the_last_31_days()
    {
        var range = CallRange.From(new CallQuery(), Now);

        Assert.Equal(new DateTime(2026, 6, 14, 12, 0, 0), range.Since);
        Assert.Equal(Now, range.Until);
    }

    [Fact]
    public void The_upper_end_of_a_range_is_never_in_the_future() =>
        Assert.Equal(Now, CallRange.From(new CallQuery { Until = Now.AddDays(3) }, Now).Until);

    [Theory]
    [InlineData("2026-07-11", "2026-07-10")]
    [InlineData("2026-07-16", null)]
    public void A_reversed_or_future_range_is_rejected(string since, string? until)
    {
        var error = Assert.Throws<ExotelException>(() => CallRange.From(new CallQuery { Since = Date(since), Until = until is null ? null : Date(until) }, Now));

        Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        Assert.Contains(since, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_of_a_range_older_than_six_months_names_the_earliest_date()
    {
        var error = Assert.Throws<ExotelException>(() => CallRange.From(new CallQuery { Since = Date("2026-01-14") }, Now));

        Assert.Equal(ExotelErrorKind.RangeTooOld, error.Kind);
        Assert.Contains("2026-01-15", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_earliest_date_in_the_error_is_a_valid_start()
    {
        var range = CallRange.From(new CallQuery { Since = Date("2026-01-15") }, Now);

        Assert.InRange(range.Since, Now.AddMonths(-6), Date("2026-01-16"));
    }

    [Theory]
    [InlineData("2026-01-15 00:00:00", "2026-01-15 09:00:00")]
    [InlineData("2026-01-15 12:10:00", "2026-01-15 12:50:00")]
    [InlineData(null, "2026-01-15 11:59:59")]
    public void A_range_that_ends_before_the_earliest_date_is_rejected_instead_of_moved(string? since, string until)
    {
        var query = new CallQuery { Since = since is null ? null : Time(since), Until = Time(until) };

        var error = Assert.Throws<ExotelException>(() => CallRange.From(query, Now));

        Assert.Equal(ExotelErrorKind.RangeTooOld, error.Kind);
        Assert.Contains("2026-01-15", error.Message, StringComparison.Ordinal);
        Assert.Contains("13:00:00", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DateTime_MinValue_is_rejected_as_too_old()
    {
        Assert.Equal(ExotelErrorKind.RangeTooOld, Assert.Throws<ExotelException>(() => CallRange.From(new CallQuery { Until = DateTime.MinValue }, Now)).Kind);
        Assert.Equal(ExotelErrorKind.RangeTooOld, Assert.Throws<ExotelException>(() => CallRange.From(new CallQuery { Since = DateTime.MinValue }, Now)).Kind);
    }

    [Theory]
    [InlineData("2026-06-16", "2026-07-15", 1)]
    [InlineData("2026-06-14", "2026-07-15", 2)]
    [InlineData("2026-01-16", "2026-07-15", 7)]
    [InlineData("2026-07-15", "2026-07-15", 1)]
    public void Windows_neither_overlap_nor_leave_a_gap(string since, string until, int count)
    {
        var range = new CallWindow(Date(since), Date(until));
        var windows = CallRange.Windows(range, ascending: true);

        Assert.Equal(count, windows.Count);
        Assert.Equal(range.Since, windows[0].Since);
        Assert.Equal(range.Until, windows[^1].Until);
        Assert.All(windows, window => Assert.True(window.Since <= window.Until));
        Assert.All(windows, window => Assert.True(window.Until - window.Since <= TimeSpan.FromDays(30)));
        Assert.All(windows, window => Assert.True(window.Since > window.Until.AddMonths(-1)));
        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.Equal(pair.First.Until.AddSeconds(1), pair.Second.Since));
        Assert.Equal(windows.Reverse(), CallRange.Windows(range, ascending: false));
    }

    [Fact]
    public void A_window_that_ends_in_March_is_not_longer_than_February()
    {
        var windows = CallRange.Windows(new CallWindow(Date("2026-02-01"), Date("2026-03-10")), ascending: false);

        Assert.Equal(new DateTime(2026, 2, 10, 0, 0, 1), windows[0].Since);
    }

    private static DateTime Time(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTime Date(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
