using System;
using System.Collections.Generic;

namespace Exotel.Callbacks.Listening;

/// <summary>The keys of recent callbacks, up to a capacity; the oldest are removed first. Not thread-safe.</summary>
internal sealed class RecentKeys(int capacity)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Whether this key, or the one that supersedes it, was added before.</summary>
    public bool Contains(DeduplicationKey key) =>
        _keys.Contains(key.Key) || (key.SupersededBy is { } other && _keys.Contains(other));

    public void Add(DeduplicationKey key)
    {
        _keys.Add(key.Key);
        _order.Enqueue(key.Key);
        if (_order.Count > capacity)
            _keys.Remove(_order.Dequeue());
    }
}
