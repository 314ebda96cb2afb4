using System;
using System.Collections.Generic;
using System.Data.Common;
using Exotel.Analytics.Metrics;
using Exotel.Calls;

namespace Exotel.Analytics.Store;

/// <summary>Reads the columns of <c>exo_calls</c> that figures need, and no others.</summary>
/// <param name="dialect">How the database keeps times and prices.</param>
/// <param name="fields">The properties to read.</param>
internal sealed class StoredRowReader(StoreDialect dialect, CallFields fields)
{
    private const int MostWords = 512;

    private static readonly (CallFields Field, string[] Columns)[] Sources =
    [
        (CallFields.Sid, ["sid"]),
        (CallFields.AccountSid, ["account_sid"]),
        (CallFields.Direction, ["direction"]),
        (CallFields.Outcome, ["outcome"]),
        (CallFields.ExoPhone, ["exophone", "exophone_sid"]),
        (CallFields.CustomerNumber, ["customer_number"]),
        (CallFields.AgentNumber, ["agent_number"]),
        (CallFields.CallerName, ["caller_name"]),
        (CallFields.DateCreated | CallFields.StartTime | CallFields.EndTime, ["utc_offset"]),
        (CallFields.DateCreated, ["date_created"]),
        (CallFields.StartTime, ["start_time", "start_time_offset"]),
        (CallFields.EndTime, ["end_time"]),
        (CallFields.Duration, ["duration"]),
        (CallFields.ConversationDuration, ["conversation_duration"]),
        (CallFields.Leg1Duration, ["leg1_duration"]),
        (CallFields.Price, ["price", "price_scale"]),
    ];

    private readonly Dictionary<string, string> _exoPhones = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private DbDataReader _row = null!;
    private int _ordinal;

    /// <summary>The columns to select, in the order in which <see cref="Read"/> takes them.</summary>
    public string Columns { get; } = ColumnsOf(fields);

    /// <summary>The row of the current record.</summary>
    public CallRow Read(DbDataReader row)
    {
        _row = row;
        _ordinal = 0;

        // In the order of the columns.
        var sid = Has(CallFields.Sid) ? Text() : null;
        var account = Has(CallFields.AccountSid) ? Word() : null;
        var direction = Has(CallFields.Direction) ? CallRow.NormalizeDirection(Word()) : null;
        var outcome = Has(CallFields.Outcome) ? OutcomeKinds.Parse(Word()) : OutcomeKind.Unknown;
        var exoPhone = Has(CallFields.ExoPhone) ? ExoPhone() : null;
        var customer = Has(CallFields.CustomerNumber) ? Text() : null;
        var agent = Has(CallFields.AgentNumber) ? Word() : null;
        var callerName = Has(CallFields.CallerName) ? Text() : null;
        var offset = Has(CallFields.DateCreated | CallFields.StartTime | CallFields.EndTime) ? Integer() : null;
        return new CallRow
        {
            Sid = sid,
            AccountSid = account,
            Direction = direction,
            Outcome = outcome,
            ExoPhone = exoPhone,
            CustomerNumber = customer,
            AgentNumber = agent,
            CallerName = callerName,
            DateCreated = Has(CallFields.DateCreated) ? StoreTime.Restore(Time(), offset) : null,
            StartTime = Has(CallFields.StartTime) ? StoreTime.Restore(Time(), Integer() ?? offset) : null,
            EndTime = Has(CallFields.EndTime) ? StoreTime.Restore(Time(), offset) : null,
            Duration = Has(CallFields.Duration) ? Integer() : null,
            ConversationDuration = Has(CallFields.ConversationDuration) ? Integer() : null,
            Leg1Duration = Has(CallFields.Leg1Duration) ? Integer() : null,
            Price = Has(CallFields.Price) ? Price() : null,
        };
    }

    private static string ColumnsOf(CallFields fields)
    {
        var columns = new List<string>();
        foreach (var (field, names) in Sources)
            if ((fields & field) != 0)
                columns.AddRange(names);
        return string.Join(", ", columns);
    }

    private bool Has(CallFields field) => (fields & field) != 0;

    /// <summary>There are few ExoPhones: each is brought to its normal form once.</summary>
    private string? ExoPhone()
    {
        var number = Text();
        if (number is not null && _exoPhones.TryGetValue(number, out var known))
        {
            _ordinal++;
            return known;
        }

        var exoPhone = CallParties.ExoPhone(number, Text());
        if (number is not null && PhoneNumberNormalizer.Normalize(number) is { } normal && _exoPhones.Count < MostWords)
            _exoPhones.Add(number, normal);
        return exoPhone;
    }

    private string? Text()
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? null : _row.GetString(i);
    }

    /// <summary>A text that few values repeat, kept once.</summary>
    private string? Word()
    {
        if (Text() is not { } text)
            return null;
        if (_words.TryGetValue(text, out var known))
            return known;
        if (_words.Count < MostWords)
            _words.Add(text, text);
        return text;
    }

    private int? Integer()
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? null : _row.GetInt32(i);
    }

    private DateTime? Time()
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? null : dialect.ReadTime(_row, i);
    }

    private decimal? Price()
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? SkipPrice() : StorePrice.Restore(dialect.ReadPrice(_row, i), Integer());
    }

    private decimal? SkipPrice()
    {
        _ordinal++;
        return null;
    }
}
