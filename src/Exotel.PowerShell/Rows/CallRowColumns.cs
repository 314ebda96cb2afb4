using System.Collections.Generic;
using System.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Analytics.Reports;

namespace Exotel.PowerShell.Rows;

/// <summary>The properties of calls that a figure needs. Each entry for rows lists alternatives, of which one has to be there.</summary>
internal sealed class CallRowColumns
{
    private static readonly string[] Customer = ["CustomerNumber", "From"];

    private CallRowColumns()
    {
    }

    /// <summary>What is read of a call.</summary>
    public CallFields Fields { get; private init; }

    /// <summary>A row without one of these is an error.</summary>
    public IReadOnlyList<string[]> Required { get; private init; } = [];

    /// <summary>Without one of these some figures are incomplete.</summary>
    public IReadOnlyList<string[]> Expected { get; private init; } = [];

    /// <summary>Whether a call without DateCreated is an error, because the figure is about the order of calls.</summary>
    public bool RequiresDate { get; private init; }

    public static CallRowColumns ForMetrics(MetricOptions options) => new()
    {
        Fields = options.Fields,
        Required = [["Outcome"], ["Direction"], ["DateCreated"], .. options.By.Select(KeyOf).Where(key => key.Length > 0)],
        Expected = [["Duration"], ["ConversationDuration"], ["Leg1Duration"], ["Price"], Customer],
    };

    public static CallRowColumns ForMissedCallers { get; } = new()
    {
        Fields = MissedCallerTracker.Fields,
        Required = [["Outcome"], ["Direction"], ["DateCreated"], Customer],
        Expected = [["Sid"], ["PhoneNumber", "PhoneNumberSid"]],
        RequiresDate = true,
    };

    public static CallRowColumns ForConcurrency(ConcurrencyOptions options) => new()
    {
        Fields = options.Fields,
        Required = [["StartTime", "DateCreated"], ["EndTime"], .. options.By.Select(KeyOf).Where(key => key.Length > 0)],
    };

    public static CallRowColumns ForReport { get; } = new()
    {
        Fields = ReportAggregator.Fields,
        Required = [["Outcome"], ["Direction"], ["DateCreated"]],
        Expected =
        [
            ["Sid"], ["Duration"], ["ConversationDuration"], ["Price"], ["EndTime"], Customer, ["AgentNumber", "To"], ["PhoneNumber", "PhoneNumberSid"],
        ],
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
