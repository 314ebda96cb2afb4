using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Access;

/// <summary>Limits the requests of all clients of the account in a sliding window, and counts the requests that exceed the limit.</summary>
internal sealed class SlidingWindowLimiter(SimulatorOptions options)
{
    private readonly Lock _sync = new();
    private readonly Queue<DateTimeOffset> _recent = new();
    private readonly Dictionary<string, ClientStatistics> _clients = new(StringComparer.Ordinal);
    private readonly OtherClients _others = new(options);

    /// <summary>The requests that exceeded the limit, without those of other clients.</summary>
    public int Violations => Clients.Where(client => client.Key != OtherClients.Name).Sum(client => client.Value.Refused);

    /// <summary>The requests within the limit, without those of other clients.</summary>
    public int Served => Clients.Where(client => client.Key != OtherClients.Name).Sum(client => client.Value.Served);

    /// <summary>What the limit did, by client.</summary>
    public IReadOnlyDictionary<string, ClientStatistics> Clients
    {
        get
        {
            lock (_sync)
            {
                CountOthers(options.Time.GetUtcNow());
                return new Dictionary<string, ClientStatistics>(_clients);
            }
        }
    }

    /// <summary>Counts a request; false when it exceeds the limit.</summary>
    /// <param name="client">The API key of the client.</param>
    public bool TryAcquire(string client)
    {
        lock (_sync)
        {
            var now = options.Time.GetUtcNow();
            CountOthers(now);
            return TryAcquire(client, now);
        }
    }

    /// <summary>What is left of the limit now.</summary>
    public RateStatus GetStatus()
    {
        lock (_sync)
        {
            var now = options.Time.GetUtcNow();
            CountOthers(now);
            Forget(now);
            var remaining = Math.Max(0, options.RateLimit - _recent.Count);
            return new RateStatus(remaining, remaining > 0 || _recent.Count == 0 ? TimeSpan.Zero : _recent.Peek() + options.RateWindow - now);
        }
    }

    private void CountOthers(DateTimeOffset now)
    {
        foreach (var time in _others.TakeUntil(now))
            TryAcquire(OtherClients.Name, time);
    }

    private bool TryAcquire(string client, DateTimeOffset time)
    {
        Forget(time);
        var statistics = _clients.GetValueOrDefault(client, new ClientStatistics(0, 0));
        var isAllowed = options.RateLimit == 0 || _recent.Count < options.RateLimit;
        _clients[client] = isAllowed ? statistics with { Served = statistics.Served + 1 } : statistics with { Refused = statistics.Refused + 1 };
        if (isAllowed && options.RateLimit > 0)
            _recent.Enqueue(time);
        return isAllowed;
    }

    private void Forget(DateTimeOffset time)
    {
        while (_recent.Count > 0 && _recent.Peek() <= time - options.RateWindow)
            _recent.Dequeue();
    }
}
