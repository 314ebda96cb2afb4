using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Simulator.Control;

/// <summary>What was asked since the start, or since it was cleared.</summary>
internal sealed class RequestLog
{
    private readonly List<LogEntry> _entries = new();

    public int Count
    {
        get
        {
            lock (_entries)
                return _entries.Count;
        }
    }

    public IReadOnlyList<LogEntry> Entries
    {
        get
        {
            lock (_entries)
                return _entries.ToList();
        }
    }

    public void Add(Func<int, LogEntry> entry)
    {
        lock (_entries)
            _entries.Add(entry(_entries.Count + 1));
    }

    public void Clear()
    {
        lock (_entries)
            _entries.Clear();
    }
}
