using System;

namespace Exotel.Analytics.Placements;

/// <summary>A row of <c>exo_placements</c>.</summary>
internal sealed record PlacementEntry
{
    public string AccountSid { get; init; } = string.Empty;

    public string Key { get; init; } = string.Empty;

    public string State { get; init; } = string.Empty;

    public string? Sid { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? CallerId { get; init; }

    public string? CustomField { get; init; }

    /// <summary>UTC, to the second.</summary>
    public DateTime? SentAt { get; init; }

    /// <summary>Exotel's message where it refused; a <see cref="SendingNote"/> while the outcome is unknown.</summary>
    public string? Message { get; init; }

    /// <summary>The row as users see it.</summary>
    /// <param name="offset">The offset of the account's local time.</param>
    public Placement ToPlacement(TimeSpan offset) => new()
    {
        Key = Key,
        AccountSid = AccountSid,
        State = State,
        Sid = Sid,
        From = From,
        To = To,
        CallerId = CallerId,
        SentAt = SentAt is { } time ? new DateTimeOffset(time).ToOffset(offset) : null,
        Message = Message,
    };
}
