using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Exotel.Simulator.Calls;

/// <summary>All calls of the account, which tests compare listings with. Thread-safe.</summary>
internal sealed class CallStore
{
    private readonly Lock _sync = new();
    private readonly ConcurrentDictionary<string, SimCall> _bySid = new(StringComparer.Ordinal);
    private readonly bool _hasChanges;
    private volatile SimCall[] _finished;

    public CallStore(IEnumerable<SimCall> calls)
    {
        foreach (var call in calls)
            _bySid[call.Sid] = call;
        _hasChanges = _bySid.Values.Any(CallHistory.HasChanges);
        _finished = [.. _bySid.Values.Where(call => !call.IsOngoing).Order(SimCallComparer.Instance)];
    }

    /// <summary>All calls by time, including ongoing ones.</summary>
    public IReadOnlyList<SimCall> Calls => [.. _bySid.Values.Order(SimCallComparer.Instance)];

    /// <summary>The calls that a list contains: those that have ended, by time.</summary>
    public SimCall[] Finished => _finished;

    /// <summary>The calls that a list contains at a time, as they are known then.</summary>
    public SimCall[] FinishedAt(DateTime now) => _hasChanges
        ? [.. _finished.Select(call => CallHistory.At(call, now)).Where(call => !call.IsOngoing)]
        : _finished;

    public SimCall? Find(string sid) => _bySid.GetValueOrDefault(sid);

    /// <summary>Adds a call, or replaces the one with the same SID.</summary>
    public void Put(SimCall call)
    {
        lock (_sync)
        {
            _bySid[call.Sid] = call;
            _finished = [.. _finished.Where(other => other.Sid != call.Sid).Concat(call.IsOngoing ? [] : [call]).Order(SimCallComparer.Instance)];
        }
    }
}
