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

    private TimeSpan _current = TimeSpan.FromDays(1);

    /// <summary>What to list next of a stretch: with a rest that would be shorter than the shortest, which could be all in the future of a server whose clock is behind.</summary>
    /// <param name="since">What is listed of it ends before.</param>
    /// <param name="until">The end of the stretch.</param>
    public TimeRange Next(DateTimeOffset since, DateTimeOffset until) => new(since, until - since < _current + Shortest ? until : since + _current - TimeRange.OneSecond);

    /// <summary>Learns from a stretch that was listed.</summary>
    public void Learn(TimeRange range, long calls)
    {
        var length = range.Until - range.Since + TimeRange.OneSecond;
        var factor = calls == 0 ? MostGrowth : Math.Min(MostGrowth, (double)callsAtOnce / calls);
        var next = TimeSpan.FromSeconds(Math.Floor(Math.Min(length.TotalSeconds * factor, Longest.TotalSeconds)));
        _current = next < Shortest ? Shortest : next;
    }
}
