using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Globalization;
using System.Linq;
using Exotel.Analytics.Metrics;
using Exotel.Calls;

namespace Exotel.Analytics.Store;

/// <summary>
/// Reads the columns of <c>exo_calls</c> that figures need, and no others. Each value read takes the provider several calls into the database's
/// library, so the columns that few values repeat are read as one text, which is taken apart once for each combination of values, and no
/// value is null.
/// </summary>
/// <param name="dialect">How the database keeps times and prices.</param>
/// <param name="fields">The properties to read.</param>
internal sealed class StoredRowReader(StoreDialect dialect, CallFields fields)
{
    private const int MostCombinations = 4096;
    private const int NoNumber = -1;
    private const char Separator = '\u001F';
    private const CallFields Times = CallFields.DateCreated | CallFields.StartTime | CallFields.EndTime;

    /// <summary>The columns of the common text, in the order in which <see cref="Split"/> takes them.</summary>
    private static readonly (CallFields Field, string Column)[] CommonColumns =
    [
        (CallFields.AccountSid, "account_sid"), (CallFields.Direction, "direction"), (CallFields.Outcome, "outcome"), (CallFields.ExoPhone, "exophone"),
        (CallFields.ExoPhone, "exophone_sid"), (CallFields.AgentNumber, "agent_number"), (Times, "utc_offset"), (CallFields.StartTime, "start_time_offset"),
        (CallFields.Price, "price_scale"),
    ];

    private readonly Dictionary<string, Common> _common = new(StringComparer.Ordinal);
    private DbDataReader _row = null!;
    private int _ordinal;

    /// <summary>The columns to select, in the order in which <see cref="Read"/> takes them.</summary>
    public string Columns => string.Join(", ", AllColumns().Where(column => Has(column.Field)).Select(column => column.Sql));

    /// <summary>The row of the current record.</summary>
    public CallRow Read(DbDataReader row)
    {
        _row = row;
        _ordinal = 0;
        var common = GetCommon(Text());
        return new CallRow
        {
            AccountSid = common.Row.AccountSid,
            Direction = common.Row.Direction,
            Outcome = common.Row.Outcome,
            ExoPhone = common.Row.ExoPhone,
            AgentNumber = common.Row.AgentNumber,
            Sid = Has(CallFields.Sid) ? OptionalText() : null,
            CustomerNumber = Has(CallFields.CustomerNumber) ? OptionalText() : null,
            CallerName = Has(CallFields.CallerName) ? OptionalText() : null,
            DateCreated = Has(CallFields.DateCreated) ? StoreTime.Restore(Time(), common.Offset) : null,
            StartTime = Has(CallFields.StartTime) ? StoreTime.Restore(Time(), common.StartOffset ?? common.Offset) : null,
            EndTime = Has(CallFields.EndTime) ? StoreTime.Restore(Time(), common.Offset) : null,
            Duration = Has(CallFields.Duration) ? Seconds() : null,
            ConversationDuration = Has(CallFields.ConversationDuration) ? Seconds() : null,
            Leg1Duration = Has(CallFields.Leg1Duration) ? Seconds() : null,
            Price = Has(CallFields.Price) ? Price(common.PriceScale) : null,
        };
    }

    private IEnumerable<(CallFields Field, string Sql)> AllColumns() =>
    [
        (CallFields.All, dialect.ConcatSql(CommonColumns.Where(column => Has(column.Field)).Select(column => column.Column), Separator)),
        (CallFields.Sid, "COALESCE(sid, '')"),
        (CallFields.CustomerNumber, "COALESCE(customer_number, '')"),
        (CallFields.CallerName, "COALESCE(caller_name, '')"),
        (CallFields.DateCreated, "date_created"),
        (CallFields.StartTime, "start_time"),
        (CallFields.EndTime, "end_time"),
        (CallFields.Duration, "COALESCE(duration, -1)"),
        (CallFields.ConversationDuration, "COALESCE(conversation_duration, -1)"),
        (CallFields.Leg1Duration, "COALESCE(leg1_duration, -1)"),
        (CallFields.Price, "price"),
    ];

    private bool Has(CallFields field) => (fields & field) != 0;

    private Common GetCommon(string text)
    {
        if (_common.TryGetValue(text, out var known))
            return known;
        var common = Split(text);
        if (_common.Count < MostCombinations)
            _common.Add(text, common);
        return common;
    }

    private Common Split(string text)
    {
        var values = new Queue<string?>(text.Split(Separator));
        var row = new CallRow
        {
            AccountSid = Next(CallFields.AccountSid),
            Direction = CallRow.NormalizeDirection(Next(CallFields.Direction)),
            Outcome = OutcomeKinds.Parse(Next(CallFields.Outcome)),
            ExoPhone = CallParties.ExoPhone(Next(CallFields.ExoPhone), Next(CallFields.ExoPhone)),
            AgentNumber = Next(CallFields.AgentNumber),
        };
        return new Common(row, Number(Next(Times)), Number(Next(CallFields.StartTime)), Number(Next(CallFields.Price)));

        string? Next(CallFields field) => Has(field) && values.Dequeue() is { Length: > 0 } value ? value : null;
    }

    private static int? Number(string? text) => text is null ? null : int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private string Text() => _row.GetString(_ordinal++);

    private string? OptionalText() => Text() is { Length: > 0 } text ? text : null;

    private int? Seconds() => _row.GetInt32(_ordinal++) is var seconds && seconds == NoNumber ? null : seconds;

    private DateTime? Time()
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? null : dialect.ReadTime(_row, i);
    }

    private decimal? Price(int? scale)
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? null : StorePrice.Restore(dialect.ReadPrice(_row, i), scale);
    }

    /// <summary>What the calls with one common text share.</summary>
    private sealed record Common(CallRow Row, int? Offset, int? StartOffset, int? PriceScale);
}
