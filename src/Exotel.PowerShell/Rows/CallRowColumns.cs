using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Metrics;

namespace Exotel.PowerShell.Rows;

/// <summary>The properties that rows of calls need for a figure. Each entry lists alternatives, of which one has to be there.</summary>
internal sealed class CallRowColumns
{
    private static readonly string[] Customer = ["CustomerNumber", "From"];

    private CallRowColumns()
    {
    }

    /// <summary>A row without one of these is an error.</summary>
    public IReadOnlyList<string[]> Required { get; private init; } = [];

    /// <summary>Without one of these some figures are incomplete.</summary>
    public IReadOnlyList<string[]> Expected { get; private init; } = [];

    public static CallRowColumns ForMetrics(IReadOnlyList<CallGrouping> by) => new()
    {
        Required = [["Outcome"], ["Direction"], ["DateCreated"], .. by.Select(KeyOf).Where(key => key.Length > 0)],
        Expected = [["Duration"], ["ConversationDuration"], ["Leg1Duration"], ["Price"], Customer],
    };

    public static CallRowColumns ForMissedCallers { get; } = new()
    {
        Required = [["Outcome"], ["Direction"], ["DateCreated"], Customer],
        Expected = [["Sid"], ["PhoneNumber", "PhoneNumberSid"]],
    };

    public static CallRowColumns ForConcurrency(IReadOnlyList<CallGrouping> by) => new()
    {
        Required = [["StartTime", "DateCreated"], ["EndTime"], .. by.Select(KeyOf).Where(key => key.Length > 0)],
    };

    private static string[] KeyOf(CallGrouping grouping) => grouping switch
    {
        CallGrouping.ExoPhone => ["PhoneNumber", "PhoneNumberSid"],
        CallGrouping.Direction => ["Direction"],
        CallGrouping.Agent => ["AgentNumber", "To"],
        CallGrouping.Account => ["AccountSid"],
        _ => [],
    };
}
