using System;
using Exotel.Analytics.Placements;

namespace Exotel;

/// <summary>A row of a list that <c>Invoke-ExoCall -Store</c> dials, each row once, as its store has it.</summary>
public sealed class Placement
{
    internal Placement()
    {
    }

    /// <summary>The key of the row.</summary>
    public string Key { get; internal init; } = string.Empty;

    /// <summary>The account that the call belongs to.</summary>
    public string? AccountSid { get; internal init; }

    /// <summary>
    /// <c>Placed</c>, <c>Refused</c> (Exotel rejected the request; the next run sends it again) or <c>Sending</c> (the outcome is unknown; the next
    /// run looks for the call).
    /// </summary>
    public string State { get; internal init; } = PlacementState.Sending;

    /// <summary>The id of the call; null until it is placed.</summary>
    public string? Sid { get; internal init; }

    /// <summary>The number that is dialed first.</summary>
    public string? From { get; internal init; }

    /// <summary>The number that is dialed second; null for a call into a flow.</summary>
    public string? To { get; internal init; }

    /// <summary>The ExoPhone.</summary>
    public string? CallerId { get; internal init; }

    /// <summary>When the request was sent.</summary>
    public DateTimeOffset? SentAt { get; internal init; }

    /// <summary>Exotel's message where it refused; for <c>Sending</c> what is known of the request.</summary>
    public string? Message { get; internal init; }

    /// <summary>The key.</summary>
    /// <returns>The key.</returns>
    public override string ToString() => Key;
}
