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
    public void The_default_is_the_last_31_days()
    {
        var range = CallRange.From(new CallQuery(), Now);

        Assert.Equal(new DateTime(2026, 6, 14, 12, 0, 0), range.Since);
        Assert.Equal(Now, range.Until);
    }

    [Fact]
    public void The_upper_end_never_lies_in_the_future() =>
        Assert.Equal(Now, CallRange.From(new CallQuery { Until = Now.AddDays(3) }, Now).Until);

    [Theory]
    [InlineData("2026-07-11", "2026-07-10")]
    [InlineData("2026-07-16", null)]
    public void A_range_turned_round_or_in_the_future_is_refused(string since, string? until)
    {
        var error = Assert.Throws<ExotelException>(() => CallRange.From(new CallQuery { Since = Date(since), Until = until is null ? null : Date(until) }, Now));

        Assert.Equal(ExotelErrorKind.InvalidRequest, error.Kind);
        Assert.Contains(since, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Older_than_six_months_names_the_earliest_date()
    {
        var error = Assert.Throws<ExotelException>(() => CallRange.From(new CallQuery { Since = Date("2026-01-14") }, Now));

        Assert.Equal(ExotelErrorKind.RangeTooOld, error.Kind);
        Assert.Contains("2026-01-15", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_earliest_date_it_names_can_be_asked_for()
    {
        var range = CallRange.From(new CallQuery { Since = Date("2026-01-15") }, Now);

        Assert.InRange(range.Since, Now.AddMonths(-6), Date("2026-01-16"));
    }

    [Theory]
    [InlineData("2026-01-15 00:00:00", "2026-01-15 09:00:00")]
    [InlineData("2026-01-15 12:10:00", "2026-01-15 12:50:00")]
    [InlineData(null, "2026-01-15 11:59:59")]
    public void A_range_that_ends_before_what_can_be_asked_for_is_too_old_and_never_moved(string? since, string until)
    {
        var query = new CallQuery { Since = since is null ? null : Time(since), Until = Time(until) };

        var error = Assert.Throws<ExotelException>(() => CallRange.From(query, Now));

        Assert.Equal(ExotelErrorKind.RangeTooOld, error.Kind);
        Assert.Contains("2026-01-15", error.Message, StringComparison.Ordinal);
        Assert.Contains("13:00:00", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_moments_of_the_calendar_are_too_old_as_well()
    {
        Assert.Equal(ExotelErrorKind.RangeTooOld, Assert.Throws<ExotelException>(() => CallRange.From(new CallQuery { Until = DateTime.MinValue }, Now)).Kind);
        Assert.Equal(ExotelErrorKind.RangeTooOld, Assert.Throws<ExotelException>(() => CallRange.From(new CallQuery { Since = DateTime.MinValue }, Now)).Kind);
    }

    [Theory]
    [InlineData("2026-06-16", "2026-07-15", 1)]
    [InlineData("2026-06-14", "2026-07-15", 2)]
    [InlineData("2026-01-16", "2026-07-15", 7)]
    [InlineData("2026-07-15", "2026-07-15", 1)]
    public void Windows_are_disjoint_to_the_second_and_leave_no_gap(string since, string until, int count)
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
    public void A_window_that_ends_in_march_is_no_longer_than_february()
    {
        var windows = CallRange.Windows(new CallWindow(Date("2026-02-01"), Date("2026-03-10")), ascending: false);

        Assert.Equal(new DateTime(2026, 2, 10, 0, 0, 1), windows[0].Since);
    }

    private static DateTime Time(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTime Date(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
