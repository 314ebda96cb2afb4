using System;

namespace Exotel;

/// <summary>How much of an account's rate limit is in use, over all processes of this user on this computer.</summary>
public sealed class RateLimit
{
    internal RateLimit()
    {
    }

    /// <summary>The account SID.</summary>
    public string AccountSid { get; internal init; } = string.Empty;

    /// <summary>The maximum number of requests in any 60 seconds; 0 for no limit.</summary>
    public int Limit { get; internal init; }

    /// <summary>The part of the limit that listings may use, in requests in any 60 seconds; 0 for no limit.</summary>
    public int BulkLimit { get; internal init; }

    /// <summary>The requests of the last 60 seconds.</summary>
    public int Used { get; internal init; }

    /// <summary>The requests of listings among them.</summary>
    public int BulkUsed { get; internal init; }

    /// <summary>The end of the present pause after a 429 response, in local time; null when there is none.</summary>
    public DateTimeOffset? PausedUntil { get; internal init; }

    /// <summary>The share of the limits in use: 1, or less while the account recovers from a 429 response.</summary>
    public double Pace { get; internal init; } = 1;

    /// <summary>The account SID and the use of the limit.</summary>
    /// <returns>The account SID and the use of the limit.</returns>
    public override string ToString() => FormattableString.Invariant($"{AccountSid}: {Used} of {Limit}");
}
