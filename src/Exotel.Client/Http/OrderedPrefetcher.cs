using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>
/// Asks the same of many items, several at a time, and gives the answers in the order of the items. For one consumer, who
/// waits for each answer before asking for the next.
/// </summary>
internal sealed class OrderedPrefetcher<TItem, TAnswer>
{
    private readonly IReadOnlyList<TItem> _items;
    private readonly Func<TItem, Task<TAnswer>> _ask;
    private readonly int _limit;
    private readonly Queue<Task<TAnswer>> _asked = new();
    private int _next;

    /// <param name="items">What to ask, in order.</param>
    /// <param name="ask">Asks one item; must be cancelled by its own means.</param>
    /// <param name="limit">How many may be asked at a time.</param>
    public OrderedPrefetcher(IReadOnlyList<TItem> items, Func<TItem, Task<TAnswer>> ask, int limit)
    {
        _items = items;
        _ask = ask;
        _limit = limit;
    }

    /// <summary>The answer to the next item, or its fault; as many items after it as the limit allows are asked meanwhile.</summary>
    /// <exception cref="InvalidOperationException">There is no further item.</exception>
    public Task<TAnswer> NextAsync()
    {
        while (_asked.Count < _limit && _next < _items.Count)
            _asked.Enqueue(_ask(_items[_next++]));
        return _asked.Dequeue();
    }
}
