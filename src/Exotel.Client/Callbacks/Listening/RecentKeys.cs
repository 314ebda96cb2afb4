using System;
using System.Collections.Generic;

namespace Exotel.Callbacks.Listening;

/// <summary>The deliveries of late; the oldest are forgotten. For one thread at a time.</summary>
internal sealed class RecentKeys
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly int _capacity;

    public RecentKeys(int capacity) => _capacity = capacity;

    /// <summary>Whether this was here before, or something that says more.</summary>
    public bool Has(DeduplicationKey identity) =>
        _known.Contains(identity.Key) || (identity.Superseder is { } superseder && _known.Contains(superseder));

    public void Add(DeduplicationKey identity)
    {
        _known.Add(identity.Key);
        _order.Enqueue(identity.Key);
        if (_order.Count > _capacity)
            _known.Remove(_order.Dequeue());
    }
}
