using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>
/// A bounded queue of callbacks without duplicates. Items that are in the queue when it is closed can still be taken.
/// </summary>
/// <param name="options">The capacities of the queue and of duplicate detection, and the number of callbacks to accept.</param>
internal sealed class CallbackQueue(CallbackListenerOptions options) : IDisposable
{
    private readonly object _sync = new();
    private readonly Queue<Delivery> _items = new();
    private readonly SemaphoreSlim _available = new(0);
    private readonly SemaphoreSlim _space = new(options.QueueCapacity);
    private readonly RecentKeys _recent = new(options.DeduplicationCapacity);
    private int _rejected;
    private int _remaining = options.First ?? int.MaxValue;
    private bool _isClosed;

    /// <summary>The number of callbacks that were repeated, or superseded by an earlier one.</summary>
    public int Duplicates { get; private set; }

    /// <summary>The number of requests that were rejected, and are in the queue as an error or not at all.</summary>
    public int Rejected => Volatile.Read(ref _rejected);

    /// <summary>Counts a rejected request; before its sender has the answer, because what it sends next can end the listener.</summary>
    public void CountRejected() => Interlocked.Increment(ref _rejected);

    /// <summary>Adds a callback unless it is a duplicate; waits for space until canceled.</summary>
    /// <exception cref="OperationCanceledException">There was no space in time.</exception>
    public async Task<EnqueueResult> EnqueueAsync(Delivery delivery, DeduplicationKey key, CancellationToken cancellationToken)
    {
        await _space.WaitAsync(cancellationToken).ConfigureAwait(false);
        var result = TryEnqueue(delivery, key);
        (result == EnqueueResult.Queued ? _available : _space).Release();
        return result;
    }

    /// <summary>Adds an error if there is space.</summary>
    public void Report(Delivery error)
    {
        if (!_space.Wait(0))
            return;
        lock (_sync)
            _items.Enqueue(error);
        _available.Release();
    }

    /// <summary>The next item, once its sender received the response; null when the queue is closed and empty.</summary>
    public async Task<Delivery?> NextAsync(CancellationToken cancellationToken)
    {
        await _available.WaitAsync(cancellationToken).ConfigureAwait(false);
        Delivery? next;
        lock (_sync)
            next = _items.Count > 0 ? _items.Dequeue() : null;

        (next is null ? _available : _space).Release();
        if (next is not null)
            await next.Responded.ConfigureAwait(false);
        return next;
    }

    public void Close()
    {
        lock (_sync)
        {
            if (_isClosed)
                return;
            _isClosed = true;
        }

        _available.Release();
    }

    /// <summary>Closes the queue. A reader and senders may still be using the semaphores; without a wait handle these need no disposal.</summary>
    public void Dispose() => Close();

    private EnqueueResult TryEnqueue(Delivery delivery, DeduplicationKey key)
    {
        lock (_sync)
        {
            if (_recent.Contains(key))
            {
                Duplicates++;
                return EnqueueResult.Duplicate;
            }

            if (_isClosed)
                return EnqueueResult.Closed;
            _recent.Add(key);
            _items.Enqueue(delivery);
            if (--_remaining > 0)
                return EnqueueResult.Queued;
            _isClosed = true;
        }

        _available.Release();
        return EnqueueResult.Queued;
    }
}
