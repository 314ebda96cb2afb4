using System;
using System.Collections.Generic;
using System.Threading;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Access;

/// <summary>Lets so many requests through in any window, strictly sliding, and counts those beyond.</summary>
internal sealed class SlidingWindowLimiter
{
    private readonly SimulatorOptions _options;
    private readonly Queue<DateTimeOffset> _served = new();
    private int _violations;
    private int _count;

    public SlidingWindowLimiter(SimulatorOptions options) => _options = options;

    public int Violations => Volatile.Read(ref _violations);

    public int Served => Volatile.Read(ref _count);

    public bool Admits()
    {
        lock (_served)
        {
            var now = _options.Time.GetUtcNow();
            while (_served.Count > 0 && _served.Peek() <= now - _options.RateWindow)
                _served.Dequeue();

            if (_options.RateLimit > 0 && _served.Count >= _options.RateLimit)
            {
                _violations++;
                return false;
            }

            if (_options.RateLimit > 0)
                _served.Enqueue(now);
            _count++;
            return true;
        }
    }
}
