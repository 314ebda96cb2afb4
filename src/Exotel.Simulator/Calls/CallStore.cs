using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Simulator.Calls;

/// <summary>All calls of the account: the truth that a listing is compared with. Safe from any thread.</summary>
internal sealed class CallStore
{
    private readonly object _sync = new();
    private readonly ConcurrentDictionary<string, SimCall> _bySid = new(StringComparer.Ordinal);
    private volatile SimCall[] _finished;

    public CallStore(IEnumerable<SimCall> calls)
    {
        foreach (var call in calls)
            _bySid[call.Sid] = call;
        _finished = _bySid.Values.Where(call => !call.IsOngoing).Order(SimCallComparer.Instance).ToArray();
    }

    /// <summary>Every call, ongoing ones too.</summary>
    public IReadOnlyList<SimCall> Calls => _bySid.Values.Order(SimCallComparer.Instance).ToArray();

    /// <summary>What a list shows, by time: calls that have ended.</summary>
    public SimCall[] Finished => _finished;

    public SimCall? Find(string sid) => _bySid.GetValueOrDefault(sid);

    /// <summary>Adds a call, or replaces the one of the same SID.</summary>
    public void Put(SimCall call)
    {
        lock (_sync)
        {
            _bySid[call.Sid] = call;
            _finished = _finished.Where(other => other.Sid != call.Sid).Concat(call.IsOngoing ? [] : [call]).Order(SimCallComparer.Instance).ToArray();
        }
    }
}
