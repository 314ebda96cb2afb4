using System.Collections.Generic;

namespace Exotel.Analytics.Store;

/// <summary>Sorts calls of one second by their SID, and takes a page of all.</summary>
internal static class TiedCalls
{
    /// <param name="calls">Calls sorted by the time of their creation.</param>
    /// <param name="query">The direction, and how many calls to skip and to take.</param>
    public static IEnumerable<Call> Sort(IEnumerable<Call> calls, StoredCallQuery query)
    {
        var (toSkip, toTake) = (query.Skip, query.Limit ?? long.MaxValue);
        if (toTake <= 0)
            yield break;
        foreach (var call in Sort(calls, query.Ascending))
        {
            if (toSkip-- > 0)
                continue;
            yield return call;
            if (--toTake == 0)
                yield break;
        }
    }

    private static IEnumerable<Call> Sort(IEnumerable<Call> calls, bool ascending)
    {
        var tied = new List<Call>();
        foreach (var call in calls)
        {
            if (tied.Count > 0 && tied[0].DateCreated?.UtcTicks != call.DateCreated?.UtcTicks)
            {
                SortAll(tied, ascending);
                foreach (var earlier in tied)
                    yield return earlier;
                tied.Clear();
            }

            tied.Add(call);
        }

        SortAll(tied, ascending);
        foreach (var last in tied)
            yield return last;
    }

    private static void SortAll(List<Call> calls, bool ascending)
    {
        if (calls.Count > 1)
            calls.Sort((left, right) => ascending ? string.CompareOrdinal(left.Sid, right.Sid) : string.CompareOrdinal(right.Sid, left.Sid));
    }
}
