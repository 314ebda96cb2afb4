using System;

namespace Exotel.Simulator.Calls;

/// <summary>A call as the simulated Exotel knows it.</summary>
internal sealed record SimCall
{
    public required string Sid { get; init; }

    /// <summary>On the account's clock, to the second.</summary>
    public required DateTime Created { get; init; }

    public required string Direction { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string ExoPhone { get; init; }

    public required string Status { get; init; }

    public bool IsOngoing => Status is "queued" or "ringing" or "in-progress";

    /// <summary>Seconds; null until it has settled.</summary>
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

    /// <summary>When the recording can be had; null for always.</summary>
    public DateTime? RecordedAt { get; init; }

    /// <summary>Which of the odd encodings this record is written in.</summary>
    public int Oddity { get; init; }

    public DateTime? Ended => Duration is { } seconds ? Created.AddSeconds(seconds + 5) : null;
}
