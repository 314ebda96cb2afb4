using System;
using Exotel.Analytics.Names;

namespace Exotel.Analytics.Metrics;

/// <summary>Adds up the calls of one group. Remembers customers and waits, not calls.</summary>
/// <param name="key">What the calls have in common.</param>
/// <param name="options">How calls are judged.</param>
/// <param name="customerIds">Numbers of customers that groups share.</param>
internal sealed class MetricAccumulator(GroupKey key, MetricOptions options, CustomerIds customerIds)
{
    private readonly int[] _outcomes = new int[OutcomeKinds.Count];
    private readonly CustomerSet _customers = new();
    private readonly WaitHistogram _waits = new();
    private readonly ServiceLevel _serviceLevel = new(options.ServiceLevelThreshold, options.ShortAbandonThreshold);
    private long _talkTime;
    private int _talks;
    private long _totalDuration;
    private decimal _cost;
    private int _unpriced;
    private DateTimeOffset? _first;
    private DateTimeOffset? _last;
    private DateTimeOffset? _firstOngoing;

    public GroupKey Key => key;

    public void Add(in CallRow call)
    {
        _outcomes[(int)call.Outcome]++;
        if (!call.IsOver)
        {
            _firstOngoing = Earlier(_firstOngoing, call.DateCreated);
            return;
        }

        _first = Earlier(_first, call.DateCreated);
        _last = Later(_last, call.DateCreated);
        _totalDuration += call.Duration ?? 0;
        _cost += call.Price ?? 0;
        _unpriced += call.Price is null ? 1 : 0;
        if (options.CountsCustomers && call.CustomerNumber is { } customer)
            _customers.Add(customerIds.Get(customer));
        AddTalk(call);
        AddWait(call);
    }

    /// <param name="names">What the numbers are called.</param>
    public CallMetric ToMetric(NameLookup names)
    {
        var unknown = Count(OutcomeKind.Unknown);
        var ongoing = Count(OutcomeKind.InProgress);
        var calls = -ongoing;
        foreach (var count in _outcomes)
            calls += count;

        return new CallMetric
        {
            Period = key.Period is { } period ? CalendarPeriod.At(period, (_first ?? _firstOngoing)?.Offset ?? default) : null,
            HourOfDay = key.HourOfDay,
            DayOfWeek = key.DayOfWeek,
            ExoPhone = key.ExoPhone,
            ExoPhoneName = names.GetExoPhoneName(key.ExoPhone),
            Direction = key.Direction,
            Agent = key.Agent,
            AgentName = names.GetAgentName(key.Agent),
            Outcome = key.Outcome,
            AccountSid = key.AccountSid,
            Calls = calls,
            Ongoing = ongoing,
            Answered = Count(OutcomeKind.Answered),
            Missed = Count(OutcomeKind.Missed),
            Busy = Count(OutcomeKind.Busy),
            Failed = Count(OutcomeKind.Failed),
            Canceled = Count(OutcomeKind.Canceled),
            NotDialed = Count(OutcomeKind.NotDialed),
            Unknown = unknown,
            AnswerRate = Rate.Of(Count(OutcomeKind.Answered), calls - unknown),
            NetworkEffectiveness = Rate.Of(calls - unknown - Count(OutcomeKind.Failed), calls - unknown),
            TalkTime = _talkTime,
            AverageTalkTime = Rate.Of(_talkTime, _talks),
            TotalDuration = _totalDuration,
            WaitMedian = _waits.NearestRank(50),
            WaitP90 = _waits.NearestRank(90),
            ServiceLevel = _serviceLevel.Value,
            Customers = _customers.Count,
            RepeatCustomers = _customers.Repeated,
            Cost = _cost,
            Unpriced = _unpriced,
            FirstCall = _first,
            LastCall = _last,
        };
    }

    private int Count(OutcomeKind outcome) => _outcomes[(int)outcome];

    private void AddTalk(in CallRow call)
    {
        if (call is not { Outcome: OutcomeKind.Answered, ConversationDuration: { } seconds })
            return;
        _talkTime += seconds;
        _talks++;
    }

    private void AddWait(in CallRow call)
    {
        if (!call.IsInbound)
            return;

        if (call.Outcome is OutcomeKind.Missed or OutcomeKind.Busy or OutcomeKind.Canceled)
            _serviceLevel.AddAbandoned(call.Leg1Duration ?? call.Duration);
        else if (call is { Outcome: OutcomeKind.Answered, Leg1Duration: { } leg, ConversationDuration: { } conversation })
        {
            var wait = Math.Max(0, leg - conversation);
            _waits.Add(wait);
            _serviceLevel.AddAnswered(wait);
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? known, DateTimeOffset? date) =>
        known is null || (date is { } d && Compare(d, known.Value) < 0) ? date ?? known : known;

    private static DateTimeOffset? Later(DateTimeOffset? known, DateTimeOffset? date) =>
        known is null || (date is { } d && Compare(d, known.Value) > 0) ? date ?? known : known;

    /// <summary>By instant, then by offset, so that the order of the calls does not show.</summary>
    private static int Compare(DateTimeOffset x, DateTimeOffset y) =>
        x.UtcTicks != y.UtcTicks ? x.UtcTicks.CompareTo(y.UtcTicks) : x.Offset.CompareTo(y.Offset);
}
