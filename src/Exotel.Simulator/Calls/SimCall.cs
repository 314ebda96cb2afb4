using System;

namespace Exotel.Simulator.Calls;

/// <summary>A call in the simulated account.</summary>
internal sealed record SimCall
{
    public required string Sid { get; init; }

    /// <summary>In the account's time zone, to the second.</summary>
    public required DateTime Created { get; init; }

    /// <summary>The place of the call in a list; null when that is by <see cref="Created"/>.</summary>
    public DateTime? ListedAt { get; init; }

    /// <summary>The time that orders lists.</summary>
    public DateTime Order => ListedAt ?? Created;

    public required string Direction { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string ExoPhone { get; init; }

    public required string Status { get; init; }

    public bool IsOngoing => Status is "queued" or "ringing" or "in-progress";

    /// <summary>In seconds; null until the call has settled.</summary>
    public int? Duration { get; init; }

    public decimal? Price { get; init; }

    public int? Conversation { get; init; }

    public string? Leg1 { get; init; }

    public string? Leg2 { get; init; }

    public int Leg1Duration { get; init; }

    public int Leg2Duration { get; init; }

    public string? AnsweredBy { get; init; }

    public string? CallerName { get; init; }

    public string? CustomField { get; init; }

    public bool IsRecorded { get; init; }

    /// <summary>When the recording becomes available; null when it always is.</summary>
    public DateTime? RecordedAt { get; init; }

    /// <summary>When the call is over and appears in lists, under the time it began; null when it always does.</summary>
    public DateTime? ListedFrom { get; init; }

    /// <summary>When the duration and price are known; null when they always are.</summary>
    public DateTime? SettledFrom { get; init; }

    /// <summary>When the record is corrected after the fact; null when it never is.</summary>
    public DateTime? CorrectedFrom { get; init; }

    /// <summary>Selects among the inconsistent encodings in which this call is written.</summary>
    public int Variant { get; init; }

    public DateTime? Ended => Duration is { } seconds ? Created.AddSeconds(seconds + 5) : null;
}
