using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Exotel.Analytics.Metrics;
using Exotel.Calls;

namespace Exotel.Analytics.Store;

/// <summary>
/// Reads the columns of <c>exo_calls</c> that figures need, and no others. The columns that few values repeat are one text, which is taken
/// apart once for each combination of values.
/// </summary>
/// <param name="dialect">Puts that text together.</param>
/// <param name="fields">The properties to read.</param>
internal sealed class StoredRowReader(StoreDialect dialect, CallFields fields)
{
    private const CallFields Times = CallFields.DateCreated | CallFields.StartTime | CallFields.EndTime;

    /// <summary>The columns of the common text, in the order in which <see cref="Split"/> takes them.</summary>
    private static readonly (CallFields Field, StoreColumn Column)[] CommonColumns =
    [
        (CallFields.AccountSid, CallColumns.Get("account_sid")), (CallFields.Direction, CallColumns.Get("direction")), (CallFields.Outcome, CallColumns.Get("outcome")),
        (CallFields.ExoPhone, CallColumns.Get("exophone")), (CallFields.ExoPhone, CallColumns.Get("exophone_sid")), (CallFields.AgentNumber, CallColumns.Get("agent_number")),
        (Times, CallColumns.Get("utc_offset")), (CallFields.StartTime, CallColumns.Get("start_time_offset")), (CallFields.Price, CallColumns.Get("price_scale")),
    ];

    /// <summary>The other columns, in the order in which <see cref="Read"/> takes them.</summary>
    private static readonly (CallFields Field, StoreColumn Column)[] OtherColumns =
    [
        (CallFields.Sid, CallColumns.Get("sid")), (CallFields.CustomerNumber, CallColumns.Get("customer_number")), (CallFields.CallerName, CallColumns.Get("caller_name")),
        (CallFields.DateCreated, CallColumns.Get("date_created")), (CallFields.StartTime, CallColumns.Get("start_time")), (CallFields.EndTime, CallColumns.Get("end_time")),
        (CallFields.Duration, CallColumns.Get("duration")), (CallFields.ConversationDuration, CallColumns.Get("conversation_duration")),
        (CallFields.Leg1Duration, CallColumns.Get("leg1_duration")), (CallFields.Price, CallColumns.Get("price")),
    ];

    private TextCache<Common>? _common;

    /// <summary>The columns to select, each by itself.</summary>
    public string Columns => string.Join(
        ", ", Select(OtherColumns).Select(column => column.Name).Prepend(dialect.ConcatSql(Select(CommonColumns).Select(column => column.Name), PackedRow.InnerSeparator)));

    /// <summary>The columns to select, put together.</summary>
    public PackedColumns Packed => PackedColumns.From(Select(CommonColumns), Select(OtherColumns), rare: []);

    /// <summary>Makes a row of stored values.</summary>
    public CallRow Read(StoredValues row)
    {
        var common = (_common ??= new TextCache<Common>(Split)).Get(row.Characters());
        return new CallRow
        {
            AccountSid = common.Row.AccountSid,
            Direction = common.Row.Direction,
            Outcome = common.Row.Outcome,
            ExoPhone = common.Row.ExoPhone,
            AgentNumber = common.Row.AgentNumber,
            Sid = Has(CallFields.Sid) ? row.Text() : null,
            CustomerNumber = Has(CallFields.CustomerNumber) ? row.Text() : null,
            CallerName = Has(CallFields.CallerName) ? row.Text() : null,
            DateCreated = Has(CallFields.DateCreated) ? StoreTime.Restore(row.Time(), common.Offset) : null,
            StartTime = Has(CallFields.StartTime) ? StoreTime.Restore(row.Time(), common.StartOffset ?? common.Offset) : null,
            EndTime = Has(CallFields.EndTime) ? StoreTime.Restore(row.Time(), common.Offset) : null,
            Duration = Has(CallFields.Duration) ? row.Integer() : null,
            ConversationDuration = Has(CallFields.ConversationDuration) ? row.Integer() : null,
            Leg1Duration = Has(CallFields.Leg1Duration) ? row.Integer() : null,
            Price = Has(CallFields.Price) && row.Price() is { } price ? StorePrice.Restore(price, common.PriceScale) : null,
        };
    }

    private List<StoreColumn> Select((CallFields Field, StoreColumn Column)[] columns)
    {
        var selected = new List<StoreColumn>();
        foreach (var (field, column) in columns)
        {
            if (Has(field))
                selected.Add(column);
        }

        return selected;
    }

    private bool Has(CallFields field) => (fields & field) != 0;

    private Common Split(string text)
    {
        var values = new Queue<string?>(text.Split(PackedRow.InnerSeparator));
        var (account, direction, outcome) = (Next(CallFields.AccountSid), Next(CallFields.Direction), Next(CallFields.Outcome));
        var (exophone, exophoneSid, agent) = (Next(CallFields.ExoPhone), Next(CallFields.ExoPhone), Next(CallFields.AgentNumber));
        var row = new CallRow
        {
            AccountSid = account,
            Direction = CallRow.NormalizeDirection(direction),
            Outcome = OutcomeKinds.Parse(outcome),
            ExoPhone = CallParties.ExoPhone(exophone, exophoneSid is null ? null : RepeatedText.Expand(exophoneSid.AsSpan(), account, null, exophone, new StringBuilder())),
            AgentNumber = agent,
        };
        return new Common(row, Number(Next(Times)), Number(Next(CallFields.StartTime)), Number(Next(CallFields.Price)));

        string? Next(CallFields field) => Has(field) && values.Dequeue() is { Length: > 0 } value && value[0] != PackedRow.Null ? value : null;
    }

    private static int? Number(string? text) => text is null ? null : int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    /// <summary>What the calls with one common text share.</summary>
    private sealed record Common(CallRow Row, int? Offset, int? StartOffset, int? PriceScale);
}
