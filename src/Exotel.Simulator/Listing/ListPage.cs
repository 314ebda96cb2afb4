using System;
using System.Collections.Generic;
using Exotel.Simulator.Calls;

namespace Exotel.Simulator.Listing;

/// <summary>One page: the calls, whether there are more on either side, and how many there are in all.</summary>
internal sealed class ListPage
{
    private ListPage(List<SimCall> calls, int total, bool hasNext, bool hasPrevious)
    {
        Calls = calls;
        Total = total;
        HasNext = hasNext;
        HasPrevious = hasPrevious;
    }

    public List<SimCall> Calls { get; }

    public int Total { get; }

    public bool HasNext { get; }

    public bool HasPrevious { get; }

    public static ListPage Create(SimCall[] calls, ListQuery query)
    {
        var low = SimCallComparer.IndexOf(calls, query.Since, string.Empty);
        var high = SimCallComparer.IndexOf(calls, query.Until.AddSeconds(1), string.Empty);
        var (from, to) = (low, high);
        if (query.After is { } after)
            (from, to) = Beyond(calls, after, query.Ascending, from, to);
        if (query.Before is { } before)
            (from, to) = Beyond(calls, before, !query.Ascending, from, to);

        // Walking back from a cursor begins at the end that is nearest to it.
        var forward = query.Before is null ? query.Ascending : !query.Ascending;
        var page = Take(calls, query, from, to, forward, out var more);
        if (query.Before is not null)
            page.Reverse();
        return new ListPage(
            page, Count(calls, query, low, high), query.Before is not null || more, query.Before is not null ? more : query.After is not null);
    }

    private static (int From, int To) Beyond(SimCall[] calls, Cursor cursor, bool newer, int from, int to)
    {
        var place = SimCallComparer.IndexOf(calls, cursor.Time, cursor.Sid);
        var isThere = place < calls.Length && calls[place].Sid == cursor.Sid;
        return newer ? (Math.Max(from, isThere ? place + 1 : place), to) : (from, Math.Min(to, place));
    }

    private static List<SimCall> Take(SimCall[] calls, ListQuery query, int from, int to, bool forward, out bool more)
    {
        var page = new List<SimCall>(query.PageSize);
        more = false;
        for (var i = 0; i < to - from; i++)
        {
            var call = calls[forward ? from + i : to - 1 - i];
            if (!query.Holds(call))
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
            if (query.Holds(calls[i]))
                count++;
        return count;
    }
}
