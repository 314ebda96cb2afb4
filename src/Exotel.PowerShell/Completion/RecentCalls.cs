using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Exotel.PowerShell.Completion;

/// <summary>
/// The calls that a session wrote last, for Tab to offer. Kept for each session as its account is, and only so many: a listing of
/// any length costs no memory.
/// </summary>
internal sealed class RecentCalls
{
    private const int Most = 200;

    private static readonly ConditionalWeakTable<PSEventManager, RecentCalls> Sessions = new();

    private readonly Call[] _calls = new Call[Most];
    private long _count;

    public static RecentCalls Get(PSEventManager session) => Sessions.GetValue(session, _ => new RecentCalls());

    public void Add(Call call) => _calls[_count++ % Most] = call;

    /// <summary>Each call once as it was seen last, the newest call first, those of one second as they were written.</summary>
    public IReadOnlyList<Call> Newest() => Enumerable.Range(0, (int)Math.Min(_count, Most))
        .Select(back => _calls[(_count - 1 - back) % Most])
        .GroupBy(call => call.Sid, StringComparer.Ordinal)
        .Select(same => same.First())
        .Reverse()
        .OrderByDescending(call => call.DateCreated)
        .ToList();
}
