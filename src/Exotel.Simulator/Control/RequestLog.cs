using System;
using System.Collections.Generic;

namespace Exotel.Simulator.Control;

/// <summary>The requests since the start, or since the log was last cleared. Thread-safe.</summary>
internal sealed class RequestLog
{
    private readonly List<LogEntry> _entries = [];

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
                return [.. _entries];
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
