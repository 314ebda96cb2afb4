using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>
/// Requests a result for each of many items, several at a time, and returns the results in the order of the items. For a single
/// consumer, which awaits each result before it requests the next.
/// </summary>
/// <param name="items">The items, in order.</param>
/// <param name="request">Requests the result of one item; it handles its own cancellation.</param>
/// <param name="limit">The maximum number of concurrent requests.</param>
internal sealed class OrderedPrefetcher<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, Task<TResult>> request, int limit)
{
    private readonly Queue<Task<TResult>> _pending = new();
    private int _next;

    /// <summary>The result of the next item, or its exception; meanwhile the following items are requested, up to the limit.</summary>
    /// <exception cref="InvalidOperationException">There is no further item.</exception>
    public Task<TResult> NextAsync()
    {
        while (_pending.Count < limit && _next < items.Count)
            _pending.Enqueue(request(items[_next++]));
        return _pending.Dequeue();
    }
}
