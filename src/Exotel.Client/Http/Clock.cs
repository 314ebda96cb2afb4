using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>The current time, elapsed time and delays; tests replace it.</summary>
internal class Clock
{
    public static readonly Clock System = new();

    protected Clock()
    {
    }

    public virtual DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <summary>Monotonic time since an arbitrary start.</summary>
    public virtual TimeSpan Elapsed => TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);

    public virtual Task Delay(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, cancellationToken);
}
