using System.Collections.Generic;
using System.Linq;
using Exotel.Calls;

namespace Exotel.Analytics.Store;

/// <summary>Makes calls of stored rows.</summary>
internal static class CallReader
{
    /// <summary>The columns in the order in which <see cref="Read"/> takes them, without the rare ones.</summary>
    public static readonly IReadOnlyList<StoreColumn> Columns = Select(
        "account_sid", "sid", "direction", "from_number", "to_number", "exophone", "exophone_sid", "status", "outcome", "date_created", "date_updated",
        "start_time", "end_time", "utc_offset", "duration", "conversation_duration", "leg1_duration", "leg2_duration", "price_scale", "price", "leg1_status",
        "leg2_status", "answered_by", "recording_url", "api_version", "uri");

    /// <summary>Columns that rarely have a value; they are taken last.</summary>
    public static readonly IReadOnlyList<StoreColumn> RareColumns = Select(
        "parent_call_sid", "state", "forwarded_from", "caller_name", "agent_id", "agent_name", "agent_uri", "custom_field", "date_updated_offset",
        "start_time_offset", "end_time_offset");

    /// <summary>All of these columns, as SQL.</summary>
    public static readonly string Names = string.Join(", ", Columns.Concat(RareColumns).Select(column => column.Name));

    public static Call Read(StoredValues row)
    {
        var (account, sid, direction, from, to, exophone) = (row.Word(), row.Text(), row.Word(), row.Text(), row.Text(), row.Word());
        var (exophoneSid, status, outcome) = (row.Repeated(account, sid, exophone), row.Word(), row.Word());
        var (created, updated, started, ended, offset) = (row.Time(), row.Time(), row.Time(), row.Time(), row.Integer());
        var (duration, conversation, leg1, leg2) = (row.Integer(), row.Integer(), row.Integer(), row.Integer());
        var (scale, price) = (row.Integer(), row.Price());
        var (leg1Status, leg2Status, answeredBy) = (row.Word(), row.Word(), row.Word());
        var (recording, version, uri) = (row.Repeated(account, sid, exophone), row.Word(), row.Repeated(account, sid, exophone));
        var hasRare = row.HasRare();
        var (parent, state, forwarded) = hasRare ? (row.Text(), row.Word(), row.Text()) : default;
        var (caller, agentId, agentName, agentUri, custom) = hasRare ? (row.Text(), row.Text(), row.Text(), row.Text(), row.Text()) : default;
        var (updatedOffset, startOffset, endOffset) = hasRare ? (row.Integer(), row.Integer(), row.Integer()) : default;

        return new Call
        {
            AccountSid = account,
            Sid = sid,
            ParentCallSid = parent,
            Direction = direction,
            From = from,
            To = to,
            PhoneNumber = exophone,
            PhoneNumberSid = exophoneSid,
            Status = status,
            State = state,
            Outcome = outcome ?? CallOutcome.Unknown,
            DateCreated = StoreTime.Restore(created, offset),
            DateUpdated = StoreTime.Restore(updated, updatedOffset ?? offset),
            StartTime = StoreTime.Restore(started, startOffset ?? offset),
            EndTime = StoreTime.Restore(ended, endOffset ?? offset),
            Duration = duration,
            ConversationDuration = conversation,
            Leg1Status = leg1Status,
            Leg2Status = leg2Status,
            Leg1Duration = leg1,
            Leg2Duration = leg2,
            Price = price is { } stored ? StorePrice.Restore(stored, scale) : null,
            AnsweredBy = answeredBy,
            ForwardedFrom = forwarded,
            CallerName = caller,
            AgentId = agentId,
            AgentName = agentName,
            AgentUri = agentUri,
            CustomField = custom,
            RecordingUrl = recording,
            ApiVersion = version ?? "V1",
            Uri = uri,
        };
    }

    private static StoreColumn[] Select(params string[] names) => names.Select(CallColumns.Get).ToArray();
}
