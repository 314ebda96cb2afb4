using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Tests.Support;

/// <summary>A clock that a test sets; a delay moves it on and ends at once.</summary>
internal sealed class FakeClock : Clock
{
    private readonly object _sync = new();
    private DateTimeOffset _now = new(2026, 7, 15, 6, 30, 0, TimeSpan.Zero);
    private TimeSpan _elapsed;

    public List<TimeSpan> Delays { get; } = [];

    /// <summary>What happens at the beginning of each delay.</summary>
    public Action? OnDelay { get; set; }

    public override DateTimeOffset UtcNow => _now;

    public override TimeSpan Elapsed
    {
        get
        {
            lock (_sync)
                return _elapsed;
        }
    }

    public override Task Delay(TimeSpan delay, CancellationToken cancellationToken)
    {
        OnDelay?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        lock (_sync)
            Delays.Add(delay);
        Advance(delay);
        return Task.CompletedTask;
    }

    public void Advance(TimeSpan time)
    {
        lock (_sync)
        {
            _elapsed += time;
            _now += time;
        }
    }

    public FakeClock At(DateTimeOffset now)
    {
        _now = now;
        return this;
    }
}
