using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Exotel.Accounts;
using Exotel.Analytics.Metrics;
using Exotel.Calls;

namespace Exotel.PowerShell.Rows;

/// <summary>
/// Reads calls from the pipeline: the objects of <c>Get-ExoCall</c>, the same after a job, a remote session or <c>Import-Clixml</c>, and rows with
/// their properties, for instance from <c>Import-Csv</c>.
/// </summary>
/// <param name="columns">What the rows have to tell.</param>
/// <param name="zone">Gets the time zone of times without one; called only for such times.</param>
internal sealed class CallRowReader(CallRowColumns columns, Func<AccountTimeZone> zone)
{
    private readonly SortedSet<string> _incomplete = new(StringComparer.Ordinal);

    /// <summary>Properties that figures need and that some of the rows lack.</summary>
    public IReadOnlyCollection<string> Incomplete => _incomplete;

    /// <summary>Reads a call.</summary>
    /// <exception cref="ExotelException">The object is not a call, lacks a property, or one of its values cannot be read.</exception>
    public CallRow Read(PSObject? input)
    {
        var row = ReadAny(input);
        return row.DateCreated is null && columns.RequiresDate ? throw Invalid($"The call '{row.Sid}' has no DateCreated.") : row;
    }

    private CallRow ReadAny(PSObject? input) => input?.BaseObject switch
    {
        Call call => CallRow.From(call, columns.Fields),
        null => throw Invalid("Null is not a call."),
        string or ValueType => throw Invalid($"'{input}' is not a call."),
        _ => Read(new RowValues(input, zone)),
    };

    private static ExotelException Invalid(string message) => new(ExotelErrorKind.InvalidRequest, message);

    private static string Describe(IEnumerable<string[]> missing) => string.Join(", ", missing.Select(names => string.Join(" or ", names)));

    private CallRow Read(RowValues values)
    {
        if (columns.Required.Any(values.LacksAll))
            throw Invalid(DescribeMissing(values));
        foreach (var names in columns.Expected)
            if (values.LacksAll(names))
                _incomplete.Add(Describe([names]));

        var direction = CallRow.NormalizeDirection(values.Text("Direction"));
        var from = values.Text("From");
        var to = values.Text("To");
        var exoPhone = CallParties.ExoPhone(values.Text("PhoneNumber"), values.Text("PhoneNumberSid"));
        return new CallRow
        {
            Sid = values.Text("Sid"),
            AccountSid = values.Text("AccountSid"),
            Direction = direction,
            Outcome = OutcomeOf(values),
            ExoPhone = exoPhone,
            CustomerNumber = values.Has("CustomerNumber")
                ? PhoneNumberNormalizer.Normalize(values.Text("CustomerNumber"))
                : CallParties.Customer(direction, from, to, exoPhone),
            AgentNumber = values.Has("AgentNumber")
                ? PhoneNumberNormalizer.Normalize(values.Text("AgentNumber"))
                : CallParties.Agent(direction, from, to, exoPhone),
            CallerName = values.Text("CallerName"),
            DateCreated = values.Time("DateCreated"),
            StartTime = values.Time("StartTime"),
            EndTime = values.Time("EndTime"),
            Duration = values.Seconds("Duration"),
            ConversationDuration = values.Seconds("ConversationDuration"),
            Leg1Duration = values.Seconds("Leg1Duration"),
            Price = values.Price("Price"),
        };
    }

    private string DescribeMissing(RowValues values)
    {
        var missing = columns.Required.Where(values.LacksAll).ToList();
        return missing.Count == columns.Required.Count
            ? $"'{values}' is not a call: it has no property {Describe(missing)}."
            : $"The row '{values}' has no property {Describe(missing)}.";
    }

    private static OutcomeKind OutcomeOf(RowValues values)
    {
        var word = values.Text("Outcome");
        if (OutcomeKinds.TryParse(word, out var outcome) || !values.Has("Outcome"))
            return outcome;
        throw Invalid(word is null ? $"The row '{values}' has no Outcome." : $"The Outcome '{word}' is not one of {string.Join(", ", Enum.GetNames(typeof(OutcomeKind)))}.");
    }
}
