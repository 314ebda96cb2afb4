using System;
using System.Collections.Generic;

namespace Exotel.Simulator.Calls;

/// <summary>Orders calls as a list does: by time, then by SID.</summary>
internal sealed class SimCallComparer : IComparer<SimCall>
{
    public static readonly SimCallComparer Instance = new();

    public int Compare(SimCall? x, SimCall? y)
    {
        var byTime = x!.Order.CompareTo(y!.Order);
        return byTime != 0 ? byTime : string.CompareOrdinal(x.Sid, y.Sid);
    }

    /// <summary>The index of the first call at or after a position in the list.</summary>
    public static int IndexOf(SimCall[] calls, DateTime time, string sid)
    {
        var (low, high) = (0, calls.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var call = calls[middle];
            var order = call.Order.CompareTo(time);
            if (order < 0 || (order == 0 && string.CompareOrdinal(call.Sid, sid) < 0))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
