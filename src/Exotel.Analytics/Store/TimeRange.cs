using System;

namespace Exotel.Analytics.Store;

/// <summary>A stretch of time, both ends included, to the second, in UTC.</summary>
internal readonly record struct TimeRange(DateTimeOffset Since, DateTimeOffset Until)
{
    public static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    /// <summary>Whether the two overlap, or one begins where the other ends.</summary>
    public bool Touches(TimeRange other) => Since <= other.Until + OneSecond && other.Since <= Until + OneSecond;

    public TimeRange Join(TimeRange other) => new(Since < other.Since ? Since : other.Since, Until > other.Until ? Until : other.Until);

    public override string ToString() => FormattableString.Invariant($"{Since:yyyy-MM-dd HH:mm:ss} to {Until:yyyy-MM-dd HH:mm:ss} UTC");
}
