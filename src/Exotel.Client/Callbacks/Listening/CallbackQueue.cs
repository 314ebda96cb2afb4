using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Callbacks.Listening;

/// <summary>
/// What has come and was not yet taken, up to a number, each once. What is in the queue when it is closed can still be taken.
/// </summary>
internal sealed class CallbackQueue : IDisposable
{
    private readonly object _sync = new();
    private readonly Queue<Delivery> _items = new();
    private readonly SemaphoreSlim _available = new(0);
    private readonly SemaphoreSlim _space;
    private readonly RecentKeys _known;
    private int _left;
    private bool _isClosed;

    /// <param name="options">How many to hold, to remember and to take in all.</param>
    public CallbackQueue(CallbackListenerOptions options)
    {
        _space = new SemaphoreSlim(options.QueueCapacity);
        _known = new RecentKeys(options.RememberedIdentities);
        _left = options.First ?? int.MaxValue;
    }

    /// <summary>Callbacks that came again, or after one that says more.</summary>
    public int Repeated { get; private set; }

    /// <summary>Puts it into the queue when it is new; waits for space as long as the sender can be kept waiting.</summary>
    /// <exception cref="OperationCanceledException">There was none in time.</exception>
    public async Task<EnqueueResult> AdmitAsync(Delivery delivery, DeduplicationKey identity, CancellationToken cancellationToken)
    {
        await _space.WaitAsync(cancellationToken).ConfigureAwait(false);
        var admission = Admit(delivery, identity);
        (admission == EnqueueResult.Queued ? _available : _space).Release();
        return admission;
    }

    /// <summary>Puts it into the queue if there is space.</summary>
    public void Report(Delivery error)
    {
        if (!_space.Wait(0))
            return;
        lock (_sync)
            _items.Enqueue(error);
        _available.Release();
    }

    /// <summary>The next; null when the queue is closed and empty.</summary>
    public async Task<Delivery?> NextAsync(CancellationToken cancellationToken)
    {
        await _available.WaitAsync(cancellationToken).ConfigureAwait(false);
        Delivery? next;
        lock (_sync)
            next = _items.Count > 0 ? _items.Dequeue() : null;

        (next is null ? _available : _space).Release();
        if (next is not null)
            await next.Answered.ConfigureAwait(false);
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

    public void Dispose()
    {
        _available.Dispose();
        _space.Dispose();
    }

    private EnqueueResult Admit(Delivery delivery, DeduplicationKey identity)
    {
        lock (_sync)
        {
            if (_known.Has(identity))
            {
                Repeated++;
                return EnqueueResult.Repeated;
            }

            if (_isClosed)
                return EnqueueResult.Closed;
            _known.Add(identity);
            _items.Enqueue(delivery);
            if (--_left > 0)
                return EnqueueResult.Queued;
            _isClosed = true;
        }

        _available.Release();
        return EnqueueResult.Queued;
    }
}
