using Exotel.Accounts;

namespace Exotel.Calls;

/// <summary>Converts a v2 or v3 record to a <see cref="Call"/>. Source: docs/api.md#call-details-v2-v3.</summary>
internal static class CcmCallMapper
{
    public static Call ToCall(CcmCallWire wire, string apiVersion, string? requestId, AccountTimeZone zone)
    {
        var known = new OutcomeInput
        {
            Direction = wire.Direction,
            State = wire.State ?? wire.CallState,
            Status = wire.Status ?? wire.CallStatus,
            Conversation = wire.TotalTalkTime,
            IsPrecise = true,
        };

        // Outgoing calls ring the agent first, incoming ones come from the customer.
        var (first, second) = known.IsInbound ? (wire.Customer, wire.Agent) : (wire.Agent, wire.Customer);
        var facts = known with { Leg1 = first?.Status, Leg2 = second?.Status };

        return new Call
        {
            Sid = wire.Sid ?? wire.CallSid,
            AccountSid = wire.AccountSid,
            Direction = wire.Direction,
            From = first?.Address,
            To = second?.Address,
            PhoneNumber = wire.VirtualNumber,
            CustomerNumber = PhoneNumberNormalizer.Normalize(wire.Customer?.Address),
            AgentNumber = PhoneNumberNormalizer.Normalize(wire.Agent?.Address),
            Status = facts.Status,
            State = facts.State,
            Outcome = CallOutcome.From(facts),
            DateCreated = wire.CreatedTime?.In(zone),
            DateUpdated = wire.UpdatedTime?.In(zone),
            StartTime = wire.StartTime?.In(zone),
            EndTime = wire.EndTime?.In(zone),
            Duration = wire.TotalDuration,
            ConversationDuration = wire.TotalTalkTime,
            Leg1Status = facts.Leg1,
            Leg2Status = facts.Leg2,
            CallerName = known.IsInbound ? wire.Customer?.Name : null,
            AgentId = wire.Agent?.UserId,
            AgentName = wire.Agent?.Name,
            AgentUri = wire.Agent?.ContactUri ?? wire.Agent?.Number,
            CustomField = wire.CustomField,
            RecordingUrl = wire.Recording ?? wire.Recordings,
            ApiVersion = apiVersion,
            RequestId = requestId,
        };
    }
}
