using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Metrics;

/// <summary>Finds customers whose calls were missed, from calls that arrive in any order. Remembers a small event of each call.</summary>
internal sealed class MissedCallerTracker
{
    /// <summary>What missed callers are found from.</summary>
    public const CallFields Fields = CallFields.Sid | CallFields.AccountSid | CallFields.Direction | CallFields.Outcome | CallFields.ExoPhone
        | CallFields.CustomerNumber | CallFields.CallerName | CallFields.DateCreated;

    private const int None = -1;

    private readonly CustomerIds _customerIds = new();
    private readonly Dictionary<CustomerKey, int> _indexes = [];
    private readonly List<string?> _accounts = [];
    private readonly List<Customer> _customers = [];
    private readonly List<CustomerEvent> _events = [];
    private readonly CallTexts _texts = new();
    private int _lastAccount;

    /// <summary>Adds a call. Calls without a customer, a date or a known outcome, and ongoing ones, are passed over.</summary>
    public void Add(in CallRow call)
    {
        if (call is not { CustomerNumber: { } number, DateCreated: { } date } || CustomerEvent.KindOf(call) is not { } kind)
            return;

        var key = new CustomerKey(GetAccount(call.AccountSid), _customerIds.Get(number));
        if (!_indexes.TryGetValue(key, out var index))
        {
            _indexes.Add(key, index = _customers.Count);
            _customers.Add(new Customer(call.AccountSid, number, None, IsMissed: false));
        }

        var customer = _customers[index];
        _events.Add(_texts.Pack(call, date, kind, customer.Last));
        _customers[index] = customer with { Last = _events.Count - 1, IsMissed = customer.IsMissed || kind == CustomerEventKind.Missed };
    }

    /// <summary>The missed callers in the given states, sorted by the time of the first missed call.</summary>
    /// <param name="until">Up to when those still waiting have waited.</param>
    /// <param name="states">Words of <see cref="MissedCallerState"/>.</param>
    public IReadOnlyList<MissedCaller> GetMissedCallers(DateTimeOffset until, IReadOnlyCollection<string> states)
    {
        var events = new List<CustomerEvent>();
        var found = new List<(MissedCaller Caller, string? AccountSid)>();
        foreach (var customer in _customers)
        {
            if (!customer.IsMissed)
                continue;
            ReadEvents(customer, events);
            found.AddRange(GetEpisodes(customer.Number, events, until).Where(caller => states.Contains(caller.State)).Select(caller => (caller, customer.AccountSid)));
        }

        return
        [
            .. found
                .OrderBy(item => item.Caller.FirstMissed.UtcTicks)
                .ThenBy(item => item.AccountSid, StringComparer.Ordinal)
                .ThenBy(item => item.Caller.CustomerNumber, StringComparer.Ordinal)
                .Select(item => item.Caller),
        ];
    }

    /// <summary>The events of a customer in order of time.</summary>
    private void ReadEvents(Customer customer, List<CustomerEvent> events)
    {
        events.Clear();
        for (var i = customer.Last; i != None; i = _events[i].Previous)
            events.Add(_events[i]);
        events.Sort(_texts.Compare);
    }

    private IEnumerable<MissedCaller> GetEpisodes(string customer, List<CustomerEvent> events, DateTimeOffset until)
    {
        MissedCallerEpisode? episode = null;
        foreach (var call in events)
        {
            if (call.Kind == CustomerEventKind.Missed)
                episode ??= new MissedCallerEpisode(customer, call.Date);
            if (episode?.Add(call) == true)
            {
                yield return episode.ToMissedCaller(until, _texts);
                episode = null;
            }
        }

        if (episode is not null)
            yield return episode.ToMissedCaller(until, _texts);
    }

    private int GetAccount(string? sid)
    {
        if (_lastAccount < _accounts.Count && string.Equals(_accounts[_lastAccount], sid, StringComparison.Ordinal))
            return _lastAccount;
        _lastAccount = _accounts.IndexOf(sid);
        if (_lastAccount < 0)
        {
            _accounts.Add(sid);
            _lastAccount = _accounts.Count - 1;
        }

        return _lastAccount;
    }

    /// <summary>A customer, and the place of the last event that was added.</summary>
    private readonly record struct Customer(string? AccountSid, string Number, int Last, bool IsMissed);
}
