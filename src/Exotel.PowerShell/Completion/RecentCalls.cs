using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Exotel.PowerShell.Completion;

/// <summary>
/// The calls that a session wrote last, for tab completion. Each runspace has its own. The number of calls is limited, so that
/// listing any number of calls does not use more memory.
/// </summary>
internal sealed class RecentCalls
{
    private const int Capacity = 200;

    private static readonly ConditionalWeakTable<PSEventManager, RecentCalls> Sessions = new();

    private readonly Call[] _calls = new Call[Capacity];
    private long _count;

    /// <summary>Returns the recent calls of a runspace, identified by its event manager.</summary>
    public static RecentCalls Get(PSEventManager session) => Sessions.GetValue(session, _ => new RecentCalls());

    /// <summary>Adds a call in place of the oldest.</summary>
    public void Add(Call call) => _calls[_count++ % Capacity] = call;

    /// <summary>Returns the last version of each call, newest call first; calls of the same second are in the order written.</summary>
    public IReadOnlyList<Call> GetNewest() => Enumerable.Range(0, (int)Math.Min(_count, Capacity))
        .Select(back => _calls[(_count - 1 - back) % Capacity])
        .GroupBy(call => call.Sid, StringComparer.Ordinal)
        .Select(group => group.First())
        .Reverse()
        .OrderByDescending(call => call.DateCreated)
        .ToList();
}
