using System;
using System.Globalization;

namespace Exotel;

/// <summary>How many calls of a group were under way at once, and how many lines their traffic needs.</summary>
public sealed class Concurrency
{
    internal Concurrency()
    {
    }

    /// <summary>The ExoPhone in normal form; null unless grouped by it.</summary>
    public string? ExoPhone { get; internal init; }

    /// <summary><c>inbound</c>, <c>outbound-api</c>, <c>outbound-dial</c> or <c>outbound</c>; null unless grouped by it.</summary>
    public string? Direction { get; internal init; }

    /// <summary>Calls that occupied a line: those with an end after their start.</summary>
    public int Calls { get; internal init; }

    /// <summary>The most calls at one time.</summary>
    public int Peak { get; internal init; }

    /// <summary>The first second of the peak; null without calls.</summary>
    public DateTimeOffset? PeakAt { get; internal init; }

    /// <summary>The clock hour with most traffic, the earlier of equals; null without calls.</summary>
    public DateTimeOffset? BusyHour { get; internal init; }

    /// <summary>The traffic of the busy hour in Erlang: occupied seconds / 3600.</summary>
    public double BusyHourTraffic { get; internal init; }

    /// <summary>The least number of lines that, by Erlang B, carry the traffic of the busy hour with no more blocking than allowed.</summary>
    public int LinesNeeded { get; internal init; }

    /// <summary>The limit that was asked about; null without one.</summary>
    public int? Limit { get; internal init; }

    /// <summary>Seconds with as many calls as the limit, or more; null without a limit.</summary>
    public long? TimeAtLimit { get; internal init; }

    /// <summary>The peak.</summary>
    /// <returns>The most calls at one time.</returns>
    public override string ToString() => Peak.ToString(CultureInfo.InvariantCulture);
}
