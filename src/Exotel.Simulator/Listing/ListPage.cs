using System;
using System.Collections.Generic;
using Exotel.Simulator.Calls;

namespace Exotel.Simulator.Listing;

/// <summary>A page of a list.</summary>
/// <param name="Calls">The calls of the page.</param>
/// <param name="Total">The number of calls in the whole list.</param>
/// <param name="HasNext">Whether a page follows.</param>
/// <param name="HasPrevious">Whether a page precedes.</param>
internal sealed record ListPage(List<SimCall> Calls, int Total, bool HasNext, bool HasPrevious)
{
    public static ListPage Create(SimCall[] calls, ListQuery query)
    {
        var low = query.IsOrderedByTime ? SimCallComparer.IndexOf(calls, query.Since, string.Empty) : 0;
        var high = query.IsOrderedByTime ? SimCallComparer.IndexOf(calls, query.Until.AddSeconds(1), string.Empty) : calls.Length;
        var (from, to) = (low, high);
        if (query.After is { } after)
            (from, to) = Narrow(calls, after, query.Ascending, from, to);
        if (query.Before is { } before)
            (from, to) = Narrow(calls, before, !query.Ascending, from, to);

        // Paging back from a cursor starts with the call next to it.
        var forward = query.Before is null ? query.Ascending : !query.Ascending;
        var page = Take(calls, query, from, to, forward, out var more);
        if (query.Before is not null)
            page.Reverse();
        return new ListPage(
            page, Count(calls, query, low, high), query.Before is not null || more, query.Before is not null ? more : query.After is not null);
    }

    private static (int From, int To) Narrow(SimCall[] calls, Cursor cursor, bool newer, int from, int to)
    {
        var index = SimCallComparer.IndexOf(calls, cursor.Time, cursor.Sid);
        var isFound = index < calls.Length && calls[index].Sid == cursor.Sid;
        if (cursor.IsInclusive)
            return newer ? (Math.Max(from, index), to) : (from, Math.Min(to, index + 1));
        return newer ? (Math.Max(from, isFound ? index + 1 : index), to) : (from, Math.Min(to, index));
    }

    private static List<SimCall> Take(SimCall[] calls, ListQuery query, int from, int to, bool forward, out bool more)
    {
        var page = new List<SimCall>(query.PageSize);
        more = false;
        for (var i = 0; i < to - from; i++)
        {
            var call = calls[forward ? from + i : to - 1 - i];
            if (!query.Matches(call))
                continue;
            if (page.Count == query.PageSize)
            {
                more = true;
                break;
            }

            page.Add(call);
        }

        return page;
    }

    private static int Count(SimCall[] calls, ListQuery query, int low, int high)
    {
        if (!query.HasFilters)
            return Math.Max(0, high - low);
        var count = 0;
        for (var i = low; i < high; i++)
            if (query.Matches(calls[i]))
                count++;
        return count;
    }
}
