using System;

namespace Exotel.Analytics.Metrics;

/// <summary>Erlang's formula for lines without a queue: how likely a call finds all of them busy.</summary>
internal static class ErlangB
{
    /// <summary>The share of calls that are blocked, by the recursion B(n) = a B(n-1) / (n + a B(n-1)), B(0) = 1.</summary>
    /// <param name="traffic">Offered traffic in Erlang.</param>
    /// <param name="lines">How many lines there are.</param>
    public static double Blocking(double traffic, int lines)
    {
        var blocking = 1d;
        for (var n = 1; n <= lines; n++)
            blocking = Next(traffic, n, blocking);
        return blocking;
    }

    /// <summary>The least number of lines that block no more than a given share of calls; none where there is no traffic.</summary>
    /// <param name="traffic">Offered traffic in Erlang.</param>
    /// <param name="maxBlocking">The share of calls that may be blocked, between 0 and 1.</param>
    public static int LinesNeeded(double traffic, double maxBlocking)
    {
        if (!(maxBlocking is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(maxBlocking), maxBlocking, "The blocking must lie between 0 and 1.");

        var lines = 0;
        for (var blocking = traffic > 0 ? 1d : 0; blocking > maxBlocking; blocking = Next(traffic, lines, blocking))
            lines++;
        return lines;
    }

    private static double Next(double traffic, int lines, double blocking) => traffic * blocking / (lines + (traffic * blocking));
}
