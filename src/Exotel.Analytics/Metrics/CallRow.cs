using System;
using Exotel.Calls;

namespace Exotel.Analytics.Metrics;

/// <summary>The columns of a call that the figures need. Numbers are in normal form.</summary>
internal readonly record struct CallRow
{
    public string? Sid { get; init; }

    public string? AccountSid { get; init; }

    /// <summary>The direction as <see cref="NormalizeDirection"/> spells it.</summary>
    public string? Direction { get; init; }

    public OutcomeKind Outcome { get; init; }

    public string? ExoPhone { get; init; }

    public string? CustomerNumber { get; init; }

    public string? AgentNumber { get; init; }

    public string? CallerName { get; init; }

    public DateTimeOffset? DateCreated { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public int? Duration { get; init; }

    public int? ConversationDuration { get; init; }

    public int? Leg1Duration { get; init; }

    public decimal? Price { get; init; }

    public bool IsInbound => CallParties.IsInbound(Direction);

    public bool IsOutbound => CallParties.IsOutbound(Direction);

    public bool IsOver => Outcome != OutcomeKind.InProgress;

    /// <summary>The row of a call. An outcome that has no name here counts as Unknown.</summary>
    public static CallRow From(Call call) => From(call, CallFields.All);

    /// <summary>The row of a call. Of the numbers, only those named are brought to their normal form; the others are null.</summary>
    public static CallRow From(Call call, CallFields fields)
    {
        var exoPhone = (fields & (CallFields.ExoPhone | CallFields.CustomerNumber | CallFields.AgentNumber)) == 0
            ? null
            : CallParties.ExoPhone(call.PhoneNumber, call.PhoneNumberSid);
        return new CallRow
        {
            Sid = call.Sid,
            AccountSid = call.AccountSid,
            Direction = NormalizeDirection(call.Direction),
            Outcome = OutcomeKinds.Parse(call.Outcome),
            ExoPhone = exoPhone,
            CustomerNumber = (fields & CallFields.CustomerNumber) == 0 ? null : call.GetCustomerNumber(exoPhone),
            AgentNumber = (fields & CallFields.AgentNumber) == 0 ? null : call.GetAgentNumber(exoPhone),
            CallerName = call.CallerName,
            DateCreated = call.DateCreated,
            StartTime = call.StartTime,
            EndTime = call.EndTime,
            Duration = call.Duration,
            ConversationDuration = call.ConversationDuration,
            Leg1Duration = call.Leg1Duration,
            Price = call.Price,
        };
    }

    /// <summary>One spelling for each direction: lower case, and <c>inbound</c> where newer API versions have <c>incoming</c>.</summary>
    public static string? NormalizeDirection(string? direction) => direction switch
    {
        "inbound" or "outbound-api" or "outbound-dial" or "outbound" => direction,
        "incoming" => "inbound",
        _ when string.IsNullOrWhiteSpace(direction) => null,
        _ when direction!.Equals("incoming", StringComparison.OrdinalIgnoreCase) => "inbound",
        _ => direction.ToLowerInvariant(),
    };
}
