using System;
using System.Collections.Generic;

namespace Exotel.Calls.Listing;

/// <summary>Remembers the SIDs of the most recent calls, and no more than a fixed number of them.</summary>
internal sealed class RecentSids(int capacity)
{
    private readonly HashSet<string> _sids = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Remembers a SID; false when it is remembered already.</summary>
    public bool Add(string sid)
    {
        if (!_sids.Add(sid))
            return false;
        _order.Enqueue(sid);
        if (_order.Count > capacity)
            _sids.Remove(_order.Dequeue());
        return true;
    }
}
