using System;
using System.Collections.Generic;
using System.Threading;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Access;

/// <summary>Limits the requests in a sliding window, and counts the requests that exceed the limit.</summary>
internal sealed class SlidingWindowLimiter(SimulatorOptions options)
{
    private readonly Queue<DateTimeOffset> _recent = new();
    private int _violations;
    private int _served;

    public int Violations => Volatile.Read(ref _violations);

    public int Served => Volatile.Read(ref _served);

    /// <summary>Counts a request; false when it exceeds the limit.</summary>
    public bool TryAcquire()
    {
        lock (_recent)
        {
            var now = options.Time.GetUtcNow();
            while (_recent.Count > 0 && _recent.Peek() <= now - options.RateWindow)
                _recent.Dequeue();

            if (options.RateLimit > 0 && _recent.Count >= options.RateLimit)
            {
                _violations++;
                return false;
            }

            if (options.RateLimit > 0)
                _recent.Enqueue(now);
            _served++;
            return true;
        }
    }
}
