using Exotel.Accounts;

namespace Exotel.Calls;

/// <summary>Converts a v1 record to a <see cref="Call"/>.</summary>
internal static class CallMapper
{
    public static Call ToCall(CallWire wire, AccountTimeZone zone)
    {
        var details = wire.Details;
        var facts = new OutcomeInput
        {
            Direction = wire.Direction,
            Status = wire.Status,
            Leg1 = details?.Leg1Status,
            Leg2 = details?.Leg2Status,
            Conversation = details?.ConversationDuration,
            HasDetails = details is not null,
        };

        return new Call
        {
            Sid = wire.Sid,
            ParentCallSid = wire.ParentCallSid,
            AccountSid = wire.AccountSid,
            Direction = wire.Direction,
            From = wire.From,
            To = wire.To,
            PhoneNumber = wire.PhoneNumber,
            PhoneNumberSid = wire.PhoneNumberSid,
            Status = wire.Status,
            Outcome = CallOutcome.From(facts),
            DateCreated = wire.DateCreated?.In(zone),
            DateUpdated = wire.DateUpdated?.In(zone),
            StartTime = wire.StartTime?.In(zone),
            EndTime = wire.EndTime?.In(zone),
            Duration = wire.Duration,
            ConversationDuration = details?.ConversationDuration,
            Leg1Status = details?.Leg1Status,
            Leg2Status = details?.Leg2Status,
            Leg1Duration = details?.LegDuration(1),
            Leg2Duration = details?.LegDuration(2),
            Price = wire.Price,
            AnsweredBy = wire.AnsweredBy,
            ForwardedFrom = wire.ForwardedFrom,
            CallerName = wire.CallerName,
            CustomField = wire.CustomField,
            RecordingUrl = wire.RecordingUrl,
            PreSignedRecordingUrl = wire.PreSignedRecordingUrl,
            Uri = wire.Uri,
        };
    }
}
