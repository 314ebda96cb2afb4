using System;
using System.Collections.Generic;

namespace Exotel.Callbacks.Listening;

/// <summary>The keys of recent callbacks, up to a capacity; the oldest are removed first. Not thread-safe.</summary>
internal sealed class RecentKeys(int capacity)
{
    private readonly KeySet _events = new(capacity);
    private readonly KeySet _endedCalls = new(capacity);

    /// <summary>Whether this event, or one that supersedes it, was added before.</summary>
    public bool Contains(DeduplicationKey key) => _events.Contains(key.Event) || (key.IsSupersededByEnd && _endedCalls.Contains(key.Call));

    public void Add(DeduplicationKey key)
    {
        _events.Add(key.Event);
        if (key.IsEnd)
            _endedCalls.Add(key.Call);
    }

    private sealed class KeySet(int capacity)
    {
        private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
        private readonly Queue<string> _order = new();

        public bool Contains(string key) => _keys.Contains(key);

        public void Add(string key)
        {
            if (!_keys.Add(key))
                return;
            _order.Enqueue(key);
            if (_order.Count > capacity)
                _keys.Remove(_order.Dequeue());
        }
    }
}
