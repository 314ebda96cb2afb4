using System;
using System.Collections.Generic;

namespace Exotel.Calls.Listing;

/// <summary>
/// The range of a listing, validated against what Exotel keeps and divided into windows that it accepts: disjoint to the
/// second, none longer than 30 days or a calendar month, in the order of the listing. Source: docs/api.md#many-calls.
/// </summary>
internal static class CallRange
{
    public const int KeptMonths = 6;

    private static readonly TimeSpan DefaultLength = TimeSpan.FromDays(31);
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(30);
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    /// <summary>A call that is recent enough when a listing starts can be too old when it ends.</summary>
    private static readonly TimeSpan AgeMargin = TimeSpan.FromHours(1);

    /// <summary>The whole range, with defaults filled in and limited to what can be requested.</summary>
    /// <param name="query">The user's query.</param>
    /// <param name="now">The account's local time.</param>
    /// <exception cref="ExotelException">The range is reversed, in the future, or older than Exotel keeps calls.</exception>
    public static CallWindow From(CallQuery query, DateTime now)
    {
        var until = query.Until is { } last && last < now ? ToSecond(last) : now;
        var kept = now.AddMonths(-KeptMonths);
        var earliest = kept + AgeMargin;

        if (query.Since is not null && query.Until is not null && query.Since > query.Until)
            throw Invalid(FormattableString.Invariant($"The range begins at {query.Since:yyyy-MM-dd HH:mm:ss}, after its end at {query.Until:yyyy-MM-dd HH:mm:ss}."));
        if (query.Since > now)
            throw Invalid(FormattableString.Invariant($"The range begins at {query.Since:yyyy-MM-dd HH:mm:ss}, in the future; the account's clock shows {now:yyyy-MM-dd HH:mm:ss}."));
        if (query.Since is { } first && first.Date < kept.Date)
            throw TooOld(first, kept);
        if (until < earliest)
            throw TooOld(until, kept);

        return new CallWindow(Later(ToSecond(query.Since ?? until - DefaultLength), earliest), until);
    }

    public static IReadOnlyList<CallWindow> Windows(CallWindow range, bool ascending)
    {
        var windows = new List<CallWindow>();
        for (var end = range.Until; end >= range.Since; end = windows[windows.Count - 1].Since - OneSecond)
            windows.Add(new CallWindow(Later(range.Since, Later(end - LongestWindow, end.AddMonths(-1)) + OneSecond), end));
        if (ascending)
            windows.Reverse();
        return windows;
    }

    private static DateTime Later(DateTime left, DateTime right) => left > right ? left : right;

    private static DateTime ToSecond(DateTime value) => new(value.Ticks - value.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);

    private static ExotelException Invalid(string message) => new(ExotelErrorKind.InvalidRequest, message);

    private static ExotelException TooOld(DateTime time, DateTime kept) => new(
        ExotelErrorKind.RangeTooOld,
        FormattableString.Invariant($"Exotel lists calls of the last six months; {time:yyyy-MM-dd HH:mm:ss} is older. The earliest date is {kept:yyyy-MM-dd}; calls of that date are listed from {kept + AgeMargin:yyyy-MM-dd HH:mm:ss}."));
}
