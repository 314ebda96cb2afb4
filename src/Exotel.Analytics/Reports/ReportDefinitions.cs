using System.Collections.Generic;

namespace Exotel.Analytics.Reports;

/// <summary>What the figures of a report mean, in the words of <c>about_Exotel_Figures</c>.</summary>
internal static class ReportDefinitions
{
    public static IReadOnlyList<(string Term, string Meaning)> All { get; } =
    [
        ("Calls", "Calls that are over, in both directions. Calls still in progress count nowhere."),
        ("Answered", "Both parties talked. An inbound call that only heard the menu is not answered."),
        ("Missed", "The call rang, or waited in a menu, and nobody answered. Busy, failed and canceled calls are counted apart and not shown here."),
        ("Answer rate", "Answered calls divided by all calls with a known outcome (answer-seizure ratio, ITU-T E.425)."),
        ("Callers waiting", "Customers with a missed, busy, canceled or failed inbound call who have not been spoken to since, by a call in either direction. "
            + "Calls back from phones that are not connected to Exotel, and messages, are not seen."),
        ("Average talk", "Seconds of conversation for each answered call that tells it."),
        ("Peak concurrency", "The most calls that occupied a line at the same second, from the start to the end of each call."),
        ("Cost", "The sum of the prices of calls, in the currency that the account is billed in. Calls without a price are missing in it."),
        ("Change", "Against the equally long period just before, with the same filters."),
        ("Erlang", "Occupied seconds in the busiest clock hour, divided by 3600: the average number of calls under way."),
    ];
}
