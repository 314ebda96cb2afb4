using System;

namespace Exotel.Analytics.Metrics;

/// <summary>A call as <see cref="MissedCallerTracker"/> remembers it: under 50 bytes, with texts kept in <see cref="CallTexts"/>.</summary>
internal readonly struct CustomerEvent(DateTimeOffset date, CustomerEventKind kind, PackedSid sid, int details, int previous)
{
    private readonly long _utcTicks = date.UtcTicks;
    private readonly short _offsetMinutes = (short)(date.Offset.Ticks / TimeSpan.TicksPerMinute);

    public DateTimeOffset Date => new DateTimeOffset(_utcTicks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(_offsetMinutes));

    public long UtcTicks => _utcTicks;

    public CustomerEventKind Kind { get; } = kind;

    public PackedSid Sid { get; } = sid;

    /// <summary>Where the ExoPhone and the name are kept.</summary>
    public int Details { get; } = details;

    /// <summary>The place of the event of the same customer that was added before; negative for none.</summary>
    public int Previous { get; } = previous;

    /// <summary>What a call means to the customer; null when it means nothing.</summary>
    public static CustomerEventKind? KindOf(in CallRow call)
    {
        var isAnswered = call.Outcome == OutcomeKind.Answered;
        if (call.Outcome is OutcomeKind.Unknown or OutcomeKind.InProgress)
            return null;
        if (call.IsOutbound)
            return isAnswered ? CustomerEventKind.Reached : CustomerEventKind.CallBackAttempt;
        if (!call.IsInbound || call.Outcome == OutcomeKind.NotDialed)
            return null;
        return isAnswered ? CustomerEventKind.CameThrough : CustomerEventKind.Missed;
    }
}
