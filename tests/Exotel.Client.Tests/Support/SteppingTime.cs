using System;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Tests.Support;

/// <summary>A server's clock that moves on by one step each time it is read.</summary>
internal sealed class SteppingTime(DateTimeOffset start, TimeSpan step) : TimeProvider
{
    private long _reads;

    /// <summary>The current time, read without moving it.</summary>
    public DateTimeOffset Now => start + (step * Interlocked.Read(ref _reads));

    public override DateTimeOffset GetUtcNow() => start + (step * Interlocked.Increment(ref _reads));

    /// <summary>A client's clock that shows the same time as this one, off by a constant.</summary>
    public Clock ClientClock(TimeSpan ahead = default) => new FollowingClock(this, ahead);

    private sealed class FollowingClock(SteppingTime server, TimeSpan ahead) : Clock
    {
        public override DateTimeOffset UtcNow => server.Now + ahead;

        public override Task Delay(TimeSpan delay, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
