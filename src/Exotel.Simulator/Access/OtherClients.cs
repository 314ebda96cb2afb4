using System;
using System.Collections.Generic;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Access;

/// <summary>The requests of other clients of the account, at regular intervals: singly, or several at once.</summary>
internal sealed class OtherClients(SimulatorOptions options)
{
    public const string Name = "others";

    private readonly DateTimeOffset _start = options.Time.GetUtcNow();
    private long _sent;

    /// <summary>The times of their requests since the last call, up to now.</summary>
    public IEnumerable<DateTimeOffset> TakeUntil(DateTimeOffset now)
    {
        if (options.Others == 0)
            yield break;
        var burst = Math.Max(1, options.OthersBurst);
        for (; ; _sent++)
        {
            var time = _start + TimeSpan.FromTicks(options.RateWindow.Ticks * (_sent / burst * burst) / options.Others);
            if (time > now)
                yield break;
            yield return time;
        }
    }
}
