using System;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Pacing;

namespace Exotel.Soak;

/// <summary>The client's clock: the time it shows is off and can be stepped; its delays are shorter than requested.</summary>
internal sealed class SoakClock : Clock
{
    private const int Speed = 20;

    private long _offset;

    /// <summary>How far the clock is ahead; negative when it is behind.</summary>
    public TimeSpan Offset
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _offset));
        set => Interlocked.Exchange(ref _offset, value.Ticks);
    }

    public override DateTimeOffset UtcNow => DateTimeOffset.UtcNow + Offset;

    public override Task Delay(TimeSpan delay, CancellationToken cancellationToken) => base.Delay(delay / Speed, cancellationToken);
}
