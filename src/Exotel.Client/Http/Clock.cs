using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Http;

/// <summary>Time as the client sees it; tests put their own in its place.</summary>
internal class Clock
{
    public static readonly Clock System = new();

    protected Clock()
    {
    }

    public virtual DateTimeOffset UtcNow => DateTimeOffset.UtcNow;

    /// <summary>Time since some fixed moment; never jumps.</summary>
    public virtual TimeSpan Elapsed => TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);

    public virtual Task Delay(TimeSpan delay, CancellationToken cancellationToken) => Task.Delay(delay, cancellationToken);
}
