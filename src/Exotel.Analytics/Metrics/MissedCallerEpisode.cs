using System;

namespace Exotel.Analytics.Metrics;

/// <summary>The time from a customer's first missed call until the customer is spoken to.</summary>
internal sealed class MissedCallerEpisode(string customer, DateTimeOffset firstMissed)
{
    private string _state = MissedCallerState.Waiting;
    private CustomerEvent _lastMissed;
    private int _attempts;
    private int _callBackAttempts;
    private DateTimeOffset? _contactedAt;

    /// <summary>Adds the customer's next call.</summary>
    /// <returns>Whether the call ended the episode.</returns>
    public bool Add(in CustomerEvent call)
    {
        switch (call.Kind)
        {
            case CustomerEventKind.Missed:
                _attempts++;
                _lastMissed = call;
                _state = MissedCallerState.Waiting;
                return false;
            case CustomerEventKind.CallBackAttempt:
                _callBackAttempts++;
                _state = MissedCallerState.Attempted;
                return false;
            default:
                _state = call.Kind == CustomerEventKind.Reached ? MissedCallerState.Reached : MissedCallerState.CameThrough;
                _contactedAt = call.Date;
                return true;
        }
    }

    public MissedCaller ToMissedCaller(DateTimeOffset until, CallTexts texts) => new()
    {
        CustomerNumber = customer,
        CallerName = texts.CallerNameOf(_lastMissed),
        ExoPhone = texts.ExoPhoneOf(_lastMissed),
        State = _state,
        Attempts = _attempts,
        CallBackAttempts = _callBackAttempts,
        FirstMissed = firstMissed,
        LastMissed = _lastMissed.Date,
        ContactedAt = _contactedAt,
        WaitingTime = SecondsBetween(firstMissed, _contactedAt ?? until),
        LastCallSid = texts.SidOf(_lastMissed),
    };

    private static int SecondsBetween(DateTimeOffset start, DateTimeOffset end) =>
        (int)Math.Max(0, Math.Min(int.MaxValue, (end.UtcTicks - start.UtcTicks) / TimeSpan.TicksPerSecond));
}
