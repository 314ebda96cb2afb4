using System;

namespace Exotel.Analytics.Store;

/// <summary>
/// How long a stretch of time is listed and written at once. A stretch holds enough calls to keep several requests under
/// way, and few enough for memory and for what a killed run must list again.
/// </summary>
/// <param name="callsAtOnce">About how many calls a stretch should hold.</param>
internal sealed class ChunkLength(int callsAtOnce)
{
    private const int MostGrowth = 8;

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public TimeSpan Current { get; private set; } = TimeSpan.FromDays(1);

    /// <summary>Learns from a stretch that was listed.</summary>
    public void Learn(TimeRange range, int calls)
    {
        var length = range.Until - range.Since + TimeRange.OneSecond;
        var factor = calls == 0 ? MostGrowth : Math.Min(MostGrowth, (double)callsAtOnce / calls);
        var next = TimeSpan.FromSeconds(Math.Floor(Math.Min(length.TotalSeconds * factor, Longest.TotalSeconds)));
        Current = next < Shortest ? Shortest : next;
    }
}
