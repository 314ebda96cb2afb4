using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Metrics;

/// <summary>Reads the words of <c>-By</c>.</summary>
internal static class CallGroupings
{
    /// <summary>All words, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> Words { get; } = Enum.GetNames(typeof(CallGrouping));

    /// <summary>The groupings named, in order and without repetition.</summary>
    /// <exception cref="ArgumentException">A word is unknown, or two of them are periods.</exception>
    public static IReadOnlyList<CallGrouping> Parse(IEnumerable<string> words)
    {
        var groupings = new List<CallGrouping>();
        foreach (var word in words)
        {
            var grouping = Parse(word);
            if (!groupings.Contains(grouping))
                groupings.Add(grouping);
        }

        var periods = groupings.FindAll(IsPeriod);
        if (periods.Count > 1)
            throw new ArgumentException($"'{periods[0]}' and '{periods[1]}' cannot be combined: calls can be grouped by one of Hour, Day, Week and Month.");
        return groupings;
    }

    /// <summary>Whether the grouping is a stretch of the calendar, which <c>Period</c> tells.</summary>
    public static bool IsPeriod(CallGrouping grouping) => grouping is CallGrouping.Hour or CallGrouping.Day or CallGrouping.Week or CallGrouping.Month;

    /// <summary>What the keys of the groups are read from.</summary>
    public static CallFields FieldsOf(IEnumerable<CallGrouping> groupings) => groupings.Aggregate(CallFields.None, (fields, grouping) => fields | FieldOf(grouping));

    private static CallFields FieldOf(CallGrouping grouping) => grouping switch
    {
        CallGrouping.ExoPhone => CallFields.ExoPhone,
        CallGrouping.Direction => CallFields.Direction,
        CallGrouping.Agent => CallFields.AgentNumber,
        CallGrouping.Outcome => CallFields.Outcome,
        CallGrouping.Account => CallFields.AccountSid,
        _ => CallFields.DateCreated,
    };

    private static CallGrouping Parse(string word)
    {
        for (var i = 0; i < Words.Count; i++)
            if (Words[i].Equals(word, StringComparison.OrdinalIgnoreCase))
                return (CallGrouping)i;
        throw new ArgumentException($"Calls cannot be grouped by '{word}'. Use one or more of {string.Join(", ", Words)}.");
    }
}
