using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Exotel.Analytics.Metrics;

/// <summary>Finds customers whose calls were missed, from calls that arrive in any order. Remembers a small event of each call.</summary>
internal sealed class MissedCallerTracker
{
    /// <summary>What missed callers are found from.</summary>
    public const CallFields Fields = CallFields.Sid | CallFields.AccountSid | CallFields.Direction | CallFields.Outcome | CallFields.ExoPhone
        | CallFields.CustomerNumber | CallFields.CallerName | CallFields.DateCreated;

    private readonly Dictionary<CustomerKey, List<CustomerEvent>> _customers = [];
    private readonly CallTexts _texts = new();

    /// <summary>Adds a call. Calls without a customer, a date or a known outcome, and ongoing ones, are passed over.</summary>
    [MethodImpl(HotPath.Optimize)]
    public void Add(in CallRow call)
    {
        if (call is not { CustomerNumber: { } customer, DateCreated: { } date } || CustomerEvent.KindOf(call) is not { } kind)
            return;

        var key = new CustomerKey(call.AccountSid, customer);
        if (!_customers.TryGetValue(key, out var events))
            _customers.Add(key, events = new List<CustomerEvent>(1));
        events.Add(_texts.Pack(call, date, kind));
    }

    /// <summary>The missed callers in the given states, sorted by the time of the first missed call.</summary>
    /// <param name="until">Up to when those still waiting have waited.</param>
    /// <param name="states">Words of <see cref="MissedCallerState"/>.</param>
    public IReadOnlyList<MissedCaller> GetMissedCallers(DateTimeOffset until, IReadOnlyCollection<string> states) =>
    [
        .. _customers
            .OrderBy(customer => customer.Key.AccountSid, StringComparer.Ordinal)
            .ThenBy(customer => customer.Key.CustomerNumber, StringComparer.Ordinal)
            .SelectMany(customer => GetEpisodes(customer.Key.CustomerNumber, customer.Value, until))
            .Where(caller => states.Contains(caller.State))
            .OrderBy(caller => caller.FirstMissed.UtcTicks),
    ];

    private IEnumerable<MissedCaller> GetEpisodes(string customer, List<CustomerEvent> events, DateTimeOffset until)
    {
        if (!events.Exists(call => call.Kind == CustomerEventKind.Missed))
            yield break;

        events.Sort(_texts.Compare);
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
}
