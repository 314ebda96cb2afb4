using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Store;

/// <summary>The columns of <c>exo_calls</c>, and what a call has in them.</summary>
/// <remarks>
/// Pre-signed URLs are not stored: they are credentials, and expire within an hour. The request id belongs to a request, not to a call.
/// </remarks>
internal static class CallColumns
{
    private static readonly (StoreColumn Column, Func<Call, object?> Get)[] Definitions =
    [
        (new("account_sid", ColumnKind.Key, IsRequired: true), call => call.AccountSid),
        (new("sid", ColumnKind.Key, IsRequired: true), call => call.Sid),
        (new("parent_call_sid", ColumnKind.Text), call => call.ParentCallSid),
        (new("direction", ColumnKind.Text), call => call.Direction),
        (new("from_number", ColumnKind.Text), call => call.From),
        (new("to_number", ColumnKind.Text), call => call.To),
        (new("exophone", ColumnKind.Text), call => call.PhoneNumber),
        (new("exophone_sid", ColumnKind.Text, Repeats: RepeatedParts.ExoPhone), call => call.PhoneNumberSid),
        (new("customer_number", ColumnKind.Key), call => call.CustomerNumber),
        (new("agent_number", ColumnKind.Key), call => call.AgentNumber),
        (new("status", ColumnKind.Text), call => call.Status),
        (new("state", ColumnKind.Text), call => call.State),
        (new("outcome", ColumnKind.Text), call => call.Outcome),
        (new("date_created", ColumnKind.Time), call => StoreTime.ToUtc(call.DateCreated)),
        (new("date_updated", ColumnKind.Time), call => StoreTime.ToUtc(call.DateUpdated)),
        (new("start_time", ColumnKind.Time), call => StoreTime.ToUtc(call.StartTime)),
        (new("end_time", ColumnKind.Time), call => StoreTime.ToUtc(call.EndTime)),
        (new("utc_offset", ColumnKind.Integer), call => StoreTime.CommonOffset(call)),
        (new("date_updated_offset", ColumnKind.Integer), call => StoreTime.OwnOffset(call, call.DateUpdated)),
        (new("start_time_offset", ColumnKind.Integer), call => StoreTime.OwnOffset(call, call.StartTime)),
        (new("end_time_offset", ColumnKind.Integer), call => StoreTime.OwnOffset(call, call.EndTime)),
        (new("duration", ColumnKind.Integer), call => call.Duration),
        (new("conversation_duration", ColumnKind.Integer), call => call.ConversationDuration),
        (new("leg1_status", ColumnKind.Text), call => call.Leg1Status),
        (new("leg2_status", ColumnKind.Text), call => call.Leg2Status),
        (new("leg1_duration", ColumnKind.Integer), call => call.Leg1Duration),
        (new("leg2_duration", ColumnKind.Integer), call => call.Leg2Duration),
        (new("price", ColumnKind.Price), call => call.Price),
        (new("price_scale", ColumnKind.Integer), call => StorePrice.ScaleOf(call.Price)),
        (new("answered_by", ColumnKind.Text), call => call.AnsweredBy),
        (new("forwarded_from", ColumnKind.Text), call => call.ForwardedFrom),
        (new("caller_name", ColumnKind.Text), call => call.CallerName),
        (new("agent_id", ColumnKind.Text), call => call.AgentId),
        (new("agent_name", ColumnKind.Text), call => call.AgentName),
        (new("agent_uri", ColumnKind.Text), call => call.AgentUri),
        (new("custom_field", ColumnKind.Text), call => call.CustomField),
        (new("recording_url", ColumnKind.Text, Repeats: RepeatedParts.RecordingsUrl | RepeatedParts.Sid), call => call.RecordingUrl),
        (new("api_version", ColumnKind.Text), call => call.ApiVersion),
        (new("uri", ColumnKind.Text, Repeats: RepeatedParts.CallsPath | RepeatedParts.Sid), call => call.Uri),
    ];

    public static IReadOnlyList<StoreColumn> All { get; } = Definitions.Select(definition => definition.Column).ToArray();

    /// <summary>The column of a name.</summary>
    public static StoreColumn Get(string name) => All.Single(column => column.Name == name);

    /// <summary>The value of each column, in the order of <see cref="All"/>.</summary>
    /// <param name="account">The account whose calls are stored; part of the key.</param>
    /// <param name="call">The call.</param>
    public static object?[] ValuesOf(string account, Call call)
    {
        var values = new object?[Definitions.Length];
        values[0] = account;
        for (var i = 1; i < values.Length; i++)
            values[i] = Definitions[i].Get(call);
        return values;
    }
}
