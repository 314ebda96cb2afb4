using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Exotel.Analytics.Metrics;

namespace Exotel.Analytics.Store;

/// <summary>
/// Reads the columns of <c>exo_calls</c> that figures need, and no others. In a packed row, the columns that few values repeat are one text,
/// which is taken apart once for each combination of values.
/// </summary>
/// <param name="fields">The properties to read.</param>
internal sealed class StoredRowReader(CallFields fields)
{
    private const CallFields Times = CallFields.DateCreated | CallFields.StartTime | CallFields.EndTime;

    /// <summary>The columns of the common text, in the order in which <see cref="Split"/> takes them.</summary>
    private static readonly (CallFields Field, StoreColumn Column)[] CommonColumns =
    [
        Column(CallFields.AccountSid, "account_sid"), Column(CallFields.Direction, "direction"), Column(CallFields.Outcome, "outcome"),
        Column(CallFields.ExoPhone, "exophone"), Column(CallFields.ExoPhone, "exophone_sid"), Column(CallFields.AgentNumber, "agent_number"),
        Column(Times, "utc_offset"), Column(CallFields.StartTime, "start_time_offset"), Column(CallFields.Price, "price_scale"),
    ];

    /// <summary>The other columns, in the order in which <see cref="Complete"/> takes them.</summary>
    private static readonly (CallFields Field, StoreColumn Column)[] OtherColumns =
    [
        Column(CallFields.Sid, "sid"), Column(CallFields.CustomerNumber, "customer_number"), Column(CallFields.CallerName, "caller_name"),
        Column(CallFields.DateCreated, "date_created"), Column(CallFields.StartTime, "start_time"), Column(CallFields.EndTime, "end_time"),
        Column(CallFields.Duration, "duration"), Column(CallFields.ConversationDuration, "conversation_duration"),
        Column(CallFields.Leg1Duration, "leg1_duration"), Column(CallFields.Price, "price"),
    ];

    private TextCache<SharedValues>? _common;

    /// <summary>The columns to select, each by itself.</summary>
    public string Columns => string.Join(", ", Select(CommonColumns).Concat(Select(OtherColumns)).Select(column => column.Name));

    /// <summary>The columns to select, put together.</summary>
    /// <param name="hasFunction">See <see cref="PackedColumns.From"/>.</param>
    public PackedColumns Pack(bool hasFunction) => PackedColumns.From(Select(CommonColumns), Select(OtherColumns), rare: [], hasFunction);

    /// <summary>Makes a row of columns.</summary>
    public CallRow Read(StoredValues row)
    {
        var (account, direction, outcome) = (Word(CallFields.AccountSid), Word(CallFields.Direction), Word(CallFields.Outcome));
        var (exophone, exophoneSid, agent) = (Word(CallFields.ExoPhone), Word(CallFields.ExoPhone), Word(CallFields.AgentNumber));
        var (offset, startOffset, scale) = (Integer(Times), Integer(CallFields.StartTime), Integer(CallFields.Price));
        return Complete(SharedValues.Create(account, direction, outcome, exophone, exophoneSid, agent, offset, startOffset, scale), row);

        string? Word(CallFields field) => Has(field) ? row.Word() : null;
        int? Integer(CallFields field) => Has(field) ? row.Integer() : null;
    }

    /// <summary>Makes a row of columns that are put together.</summary>
    public CallRow ReadPacked(StoredValues row) => Complete((_common ??= new TextCache<SharedValues>(Split)).Get(row.Characters()), row);

    private CallRow Complete(SharedValues common, StoredValues row)
    {
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

    private static (CallFields Field, StoreColumn Column) Column(CallFields field, string name) => (field, CallColumns.Get(name));

    private bool Has(CallFields field) => (fields & field) != 0;

    private SharedValues Split(string text)
    {
        var values = new Queue<string>(text.Split(PackedRow.InnerSeparator));
        var (account, direction, outcome) = (Next(CallFields.AccountSid), Next(CallFields.Direction), Next(CallFields.Outcome));
        var (exophone, exophoneSid, agent) = (Next(CallFields.ExoPhone), Next(CallFields.ExoPhone), Next(CallFields.AgentNumber));
        if (exophoneSid is not null)
            exophoneSid = RepeatedText.Expand(exophoneSid.AsSpan(), account, null, exophone, new StringBuilder());
        return SharedValues.Create(
            account, direction, outcome, exophone, exophoneSid, agent, Number(Next(Times)), Number(Next(CallFields.StartTime)), Number(Next(CallFields.Price)));

        string? Next(CallFields field) => Has(field) && values.Dequeue() is var value && !PackedRow.IsNull(value.AsSpan()) ? value : null;
    }

    private static int? Number(string? text) => text is null ? null : int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
