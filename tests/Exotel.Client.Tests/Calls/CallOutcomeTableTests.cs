using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Exotel.Calls;
using Xunit;

namespace Exotel.Tests.Calls;

/// <summary>
/// Every combination of direction, status, legs and conversation beside the rules of about_Exotel_Outcome: the first row that matches
/// gives the outcome. <c>*</c> is any value, <c>-</c> is null, <c>!x</c> is anything but x, <c>a|b</c> is either.
/// </summary>
public sealed class CallOutcomeTableTests
{
    private static readonly string?[] Directions = ["inbound", "incoming", "outbound-api", "outbound-dial", "outbound", null];

    private static readonly string?[] Statuses =
        ["queued", "ringing", "in-progress", "completed", "failed", "busy", "no-answer", "canceled", "cancelled", "parked", "agent_unanswered", "to_leg_no_dial", null];

    private static readonly string?[] Legs = [null, "completed", "busy", "failed", "no-answer", "canceled", "cancelled", "parked"];

    private static readonly int?[] Conversations = [null, 0, 8];

    /// <summary>Rule of the help page, source, version, direction, status, leg 1, leg 2, conversation, outcome.</summary>
    private static readonly Row[] Rows =
    [
        new(1, "documented", "*", "*", "queued|ringing|in-progress", "*", "*", "*", "InProgress"),
        new(2, "documented", "*", "*", "*", "*", "*", "8", "Answered"),
        new(3, "captured", "v1|details", "out", "failed", "completed", "canceled|cancelled", "*", "Canceled"),
        new(3, "guess", "v1|details", "out", "failed", "-", "canceled|cancelled", "*", "Canceled"),
        new(3, "documented", "*", "*", "no-answer|agent_unanswered", "*", "*", "*", "Missed"),
        new(3, "documented", "*", "*", "to_leg_no_dial", "*", "*", "*", "NotDialed"),
        new(3, "documented", "*", "*", "busy", "*", "*", "*", "Busy"),
        new(3, "guess", "*", "*", "failed", "*", "*", "*", "Failed"),
        new(3, "documented", "*", "*", "canceled|cancelled", "*", "*", "*", "Canceled"),
        new(3, "documented", "*", "*", "parked|-", "*", "*", "*", "Unknown"),
        new(4, "documented", "v1|details", "in", "completed", "*", "completed", "-", "Answered"),
        new(4, "guess", "ccm", "in", "completed", "*", "*", "-", "Answered"),
        new(4, "documented", "v1", "in", "completed", "*", "*", "-", "Unknown"),
        new(4, "documented", "v1|details", "in", "completed", "*", "-|busy|failed|no-answer|canceled|cancelled|parked", "*", "Missed"),
        new(4, "guess", "*", "in", "completed", "*", "*", "0", "Missed"),
        new(5, "documented", "ccm", "out", "completed", "*", "*", "*", "Answered"),
        new(6, "documented", "v1|details", "out", "completed", "*", "completed", "*", "Answered"),
        new(6, "documented", "v1|details", "out", "completed", "*", "no-answer", "*", "Missed"),
        new(6, "documented", "v1|details", "out", "completed", "*", "busy", "*", "Busy"),
        new(6, "documented", "v1|details", "out", "completed", "*", "failed", "*", "Failed"),
        new(6, "documented", "v1|details", "out", "completed", "*", "canceled|cancelled", "*", "Canceled"),
        new(6, "guess", "v1|details", "out", "completed", "*", "parked", "*", "Unknown"),
        new(6, "documented", "v1|details", "out", "completed", "no-answer", "-", "*", "Missed"),
        new(6, "documented", "v1|details", "out", "completed", "busy", "-", "*", "Busy"),
        new(6, "documented", "v1|details", "out", "completed", "failed", "-", "*", "Failed"),
        new(6, "documented", "v1|details", "out", "completed", "canceled|cancelled", "-", "*", "Canceled"),
        new(6, "guess", "v1|details", "out", "completed", "parked", "-", "*", "Unknown"),
        new(6, "guess", "v1|details", "out", "completed", "completed", "-", "*", "NotDialed"),
        new(6, "guess", "v1|details", "out", "completed", "-", "-", "0", "NotDialed"),
        new(6, "guess", "v1|details", "out", "completed", "-", "-", "-", "Answered"),
    ];

    [Fact]
    public void Every_combination_has_the_outcome_of_the_first_rule_that_matches()
    {
        var used = new HashSet<Row>();
        var wrong = new List<string>();
        foreach (var (version, call) in Combinations())
        {
            var row = Rows.FirstOrDefault(each => each.Matches(version, call));
            var outcome = CallOutcome.From(call);
            if (row is not null)
                used.Add(row);
            if (row?.Outcome != outcome)
                wrong.Add($"{version} {call.Direction} {call.Status}, legs {call.Leg1 ?? "-"} and {call.Leg2 ?? "-"}, conversation {call.Conversation}: {outcome}, not {row?.Outcome ?? "in the table"}");
        }

        Assert.Empty(wrong);
        Assert.Empty(Rows.Except(used));
    }

    [Fact]
    public void The_table_has_the_rules_of_the_help_page()
    {
        var help = File.ReadAllText(HelpPage());

        Assert.All(Rows, row => Assert.Contains(FormattableString.Invariant($"    {row.Rule}. "), help, StringComparison.Ordinal));
        Assert.DoesNotContain(FormattableString.Invariant($"    {Rows.Max(row => row.Rule) + 1}. "), help, StringComparison.Ordinal);
        Assert.All(Rows, row => Assert.Contains("    " + row.Outcome, help, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Version, OutcomeInput Call)> Combinations() =>
        from version in new[] { "v1", "details", "ccm" }
        from direction in Directions
        from status in Statuses
        from leg1 in Legs
        from leg2 in Legs
        from conversation in Conversations
        select (version, new OutcomeInput
        {
            Direction = direction,
            Status = status,
            State = version == "ccm" ? "terminal" : null,
            Leg1 = leg1,
            Leg2 = leg2,
            Conversation = conversation,
            HasDetails = version == "details",
            IsPrecise = version == "ccm",
        });

    private static string HelpPage()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "docs", "en-US", "about_Exotel_Outcome.help.txt") is var path && File.Exists(path))
                return path;
        throw new FileNotFoundException("about_Exotel_Outcome.help.txt");
    }

    private sealed record Row(int Rule, string Source, string Version, string Direction, string Status, string Leg1, string Leg2, string Conversation, string Outcome)
    {
        public bool Matches(string version, OutcomeInput call) =>
            Is(Version, version) && Is(Direction, call.IsInbound ? "in" : "out") && Is(Status, call.Status) && Is(Leg1, call.Leg1) && Is(Leg2, call.Leg2)
            && Is(Conversation, call.Conversation?.ToString(System.Globalization.CultureInfo.InvariantCulture));

        private static bool Is(string pattern, string? value) => pattern == "*" || pattern.Split('|').Contains(value ?? "-");
    }
}
