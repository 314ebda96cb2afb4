using System;
using System.Globalization;

namespace Exotel;

/// <summary>The figures of a group of calls. Null means not computable; 0 is a result. Rates are from 0 to 1.</summary>
public sealed class CallMetric
{
    internal CallMetric()
    {
    }

    /// <summary>The start of the hour, day, week (from Monday) or month, with the offset of its first call; null unless grouped by one of them.</summary>
    public DateTimeOffset? Period { get; internal init; }

    /// <summary>The local hour in which the calls began, 0 to 23; null unless grouped by it.</summary>
    public int? HourOfDay { get; internal init; }

    /// <summary>The local day of the week on which the calls began; null unless grouped by it.</summary>
    public DayOfWeek? DayOfWeek { get; internal init; }

    /// <summary>The ExoPhone in normal form; null unless grouped by it.</summary>
    public string? ExoPhone { get; internal init; }

    /// <summary>The name of <see cref="ExoPhone"/>, or its number where no name is known; null unless grouped by it.</summary>
    public string? ExoPhoneName { get; internal init; }

    /// <summary><c>inbound</c>, <c>outbound-api</c>, <c>outbound-dial</c> or <c>outbound</c>; null unless grouped by it.</summary>
    public string? Direction { get; internal init; }

    /// <summary>The agent's number in normal form; null unless grouped by it, and for calls without an agent.</summary>
    public string? Agent { get; internal init; }

    /// <summary>The name of <see cref="Agent"/>, or the number where no name is known; null unless grouped by it, and for calls without an agent.</summary>
    public string? AgentName { get; internal init; }

    /// <summary>The outcome of the calls; null unless grouped by it.</summary>
    public string? Outcome { get; internal init; }

    /// <summary>The account of the calls; null unless grouped by it.</summary>
    public string? AccountSid { get; internal init; }

    /// <summary>Calls that are over.</summary>
    public int Calls { get; internal init; }

    /// <summary>Calls that are not over; they count nowhere else.</summary>
    public int Ongoing { get; internal init; }

    /// <summary>Calls that were answered.</summary>
    public int Answered { get; internal init; }

    /// <summary>Calls that rang and were not answered.</summary>
    public int Missed { get; internal init; }

    /// <summary>Calls that found the line busy.</summary>
    public int Busy { get; internal init; }

    /// <summary>Calls that failed in the network.</summary>
    public int Failed { get; internal init; }

    /// <summary>Calls that were canceled while they rang.</summary>
    public int Canceled { get; internal init; }

    /// <summary>Calls whose second party was never dialed.</summary>
    public int NotDialed { get; internal init; }

    /// <summary>Calls whose record does not tell the outcome.</summary>
    public int Unknown { get; internal init; }

    /// <summary>Answer-seizure ratio (ASR, ITU-T E.425): Answered / (Calls - Unknown).</summary>
    public double? AnswerRate { get; internal init; }

    /// <summary>Network effectiveness ratio (NER, ITU-T E.425): (Calls - Unknown - Failed) / (Calls - Unknown).</summary>
    public double? NetworkEffectiveness { get; internal init; }

    /// <summary>Seconds that answered calls were talked.</summary>
    public long TalkTime { get; internal init; }

    /// <summary>Average call duration (ACD): seconds of talk per answered call that tells it.</summary>
    public double? AverageTalkTime { get; internal init; }

    /// <summary>Seconds that calls lasted.</summary>
    public long TotalDuration { get; internal init; }

    /// <summary>Median wait of answered inbound calls in seconds, by nearest rank. Includes the time spent in a menu.</summary>
    public int? WaitMedian { get; internal init; }

    /// <summary>90th percentile of the wait of answered inbound calls in seconds, by nearest rank. Includes the time spent in a menu.</summary>
    public int? WaitP90 { get; internal init; }

    /// <summary>The share of inbound calls that were answered within the threshold, of those that did not give up at once.</summary>
    public double? ServiceLevel { get; internal init; }

    /// <summary>Different customers.</summary>
    public int Customers { get; internal init; }

    /// <summary>Customers with two calls or more in the group.</summary>
    public int RepeatCustomers { get; internal init; }

    /// <summary>What the calls cost, in the currency the account is billed in.</summary>
    public decimal Cost { get; internal init; }

    /// <summary>Calls without a price; <see cref="Cost"/> lacks them.</summary>
    public int Unpriced { get; internal init; }

    /// <summary>When the first call began.</summary>
    public DateTimeOffset? FirstCall { get; internal init; }

    /// <summary>When the last call began.</summary>
    public DateTimeOffset? LastCall { get; internal init; }

    /// <summary>How many calls there are.</summary>
    /// <returns>The number of calls.</returns>
    public override string ToString() => Calls.ToString(CultureInfo.InvariantCulture);
}
