using System;

namespace Exotel.Callbacks;

/// <summary>The body is an event of another Exotel product, which posts to the same URLs.</summary>
internal sealed class OtherEventException(string kind) : FormatException("it is " + kind + ", not the callback of a call")
{
    /// <summary>Recognizes an event without a CallSid; null for other bodies.</summary>
    public static OtherEventException? From(RawFields fields)
    {
        if (fields.HasAny("SmsSid", "sms_sid", "SmsMessageSid", "sms_message_sid"))
            return new("the status of an SMS");
        if (fields.HasAny("stream_sid", "StreamSid"))
            return new("an event of a stream");
        return fields.HasAny("campaign_sid", "campaign_id", "CampaignSid", "CampaignId", "call_sid") ? new("an event of a campaign") : null;
    }
}
