using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>Requests many items, several at a time, and yields the results in the order of the items.</summary>
internal static class OrderedPrefetcher
{
    /// <param name="items">The items to request, in order.</param>
    /// <param name="fetch">Requests one item.</param>
    /// <param name="limit">The maximum number of concurrent requests.</param>
    /// <param name="cancellationToken">Cancels all requests.</param>
    /// <returns>One result per item. Ending the enumeration early cancels the requests still running and waits for them.</returns>
    public static async IAsyncEnumerable<ItemResult<TItem, TValue>> FetchAsync<TItem, TValue>(
        IEnumerable<TItem> items, Func<TItem, CancellationToken, Task<TValue>> fetch, int limit, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var remaining = items.GetEnumerator();
        var running = new Queue<Task<ItemResult<TItem, TValue>>>();
        try
        {
            while (true)
            {
                while (running.Count < limit && remaining.MoveNext())
                    running.Enqueue(FetchOneAsync(remaining.Current));
                if (running.Count == 0)
                    yield break;
                yield return await running.Dequeue().ConfigureAwait(false);
            }
        }
        finally
        {
            stop.Cancel();
            foreach (var task in running)
                await IgnoreAsync(task).ConfigureAwait(false);
        }

        async Task<ItemResult<TItem, TValue>> FetchOneAsync(TItem item)
        {
            try
            {
                return new(item, await fetch(item, stop.Token).ConfigureAwait(false), null);
            }
            catch (ExotelException error)
            {
                return new(item, default, error);
            }
        }
    }

    /// <summary>Nobody reads the result any more; an unobserved exception would surface elsewhere.</summary>
    private static async Task IgnoreAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception)
        {
        }
    }
}
