using System;
using System.Collections.Generic;

namespace Exotel.Analytics.Metrics;

/// <summary>The values that the calls of a group have in common; null where the calls are not grouped by it, or have none.</summary>
internal readonly record struct GroupKey
{
    /// <summary>The start of the period on the local clock of its calls.</summary>
    public DateTime? Period { get; init; }

    public int? HourOfDay { get; init; }

    public DayOfWeek? DayOfWeek { get; init; }

    public string? ExoPhone { get; init; }

    public string? Direction { get; init; }

    public string? Agent { get; init; }

    public string? Outcome { get; init; }

    public string? AccountSid { get; init; }

    /// <summary>The group of a call.</summary>
    public static GroupKey From(in CallRow call, IReadOnlyList<CallGrouping> groupings)
    {
        var key = default(GroupKey);
        for (var i = 0; i < groupings.Count; i++)
            key = key.With(groupings[i], call);
        return key;
    }

    public bool Equals(GroupKey other) =>
        Period == other.Period && HourOfDay == other.HourOfDay && DayOfWeek == other.DayOfWeek && ExoPhone == other.ExoPhone && Direction == other.Direction
        && Agent == other.Agent && Outcome == other.Outcome && AccountSid == other.AccountSid;

    /// <summary>Most parts of a key are null; the generated hash code of all of them would take longer than adding up the call.</summary>
    public override int GetHashCode()
    {
        var hash = Period is { } period ? (int)(period.Ticks / TimeSpan.TicksPerHour) : 0;
        hash = (hash * 31) + (HourOfDay ?? -1);
        hash = (hash * 31) + ((int?)DayOfWeek ?? -1);
        return Add(Add(Add(Add(Add(hash, ExoPhone), Direction), Agent), Outcome), AccountSid);

        static int Add(int hash, string? text) => text is null ? hash : (hash * 31) + StringComparer.Ordinal.GetHashCode(text);
    }

    /// <summary>Compares one part of two keys; text by its code points, and nothing before something.</summary>
    public int CompareTo(in GroupKey other, CallGrouping grouping) => grouping switch
    {
        CallGrouping.HourOfDay => Nullable.Compare(HourOfDay, other.HourOfDay),
        CallGrouping.DayOfWeek => Nullable.Compare(DayOfWeek, other.DayOfWeek),
        CallGrouping.ExoPhone => string.CompareOrdinal(ExoPhone, other.ExoPhone),
        CallGrouping.Direction => string.CompareOrdinal(Direction, other.Direction),
        CallGrouping.Agent => string.CompareOrdinal(Agent, other.Agent),
        CallGrouping.Outcome => string.CompareOrdinal(Outcome, other.Outcome),
        CallGrouping.Account => string.CompareOrdinal(AccountSid, other.AccountSid),
        _ => Nullable.Compare(Period, other.Period),
    };

    private GroupKey With(CallGrouping grouping, in CallRow call) => grouping switch
    {
        CallGrouping.HourOfDay => this with { HourOfDay = call.DateCreated?.Hour },
        CallGrouping.DayOfWeek => this with { DayOfWeek = call.DateCreated?.DayOfWeek },
        CallGrouping.ExoPhone => this with { ExoPhone = call.ExoPhone },
        CallGrouping.Direction => this with { Direction = call.Direction },
        CallGrouping.Agent => this with { Agent = call.AgentNumber },
        CallGrouping.Outcome => this with { Outcome = OutcomeKinds.ToWord(call.Outcome) },
        CallGrouping.Account => this with { AccountSid = call.AccountSid },
        _ => this with { Period = call.DateCreated is { } date ? CalendarPeriod.StartOf(date.DateTime, grouping) : null },
    };
}
