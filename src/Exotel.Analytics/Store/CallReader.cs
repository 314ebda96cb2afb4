using System;
using System.Collections.Generic;
using System.Data.Common;
using Exotel.Calls;

namespace Exotel.Analytics.Store;

/// <summary>Makes calls of rows whose columns stand in the order of <see cref="CallColumns.All"/>.</summary>
internal sealed class CallReader(StoreDialect dialect)
{
    private const int LongestWord = 40;
    private const int MostWords = 512;

    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private DbDataReader _row = null!;
    private int _ordinal;

    public Call Read(DbDataReader row)
    {
        _row = row;
        _ordinal = 0;

        var account = Word();
        var sid = Text();
        var parent = Text();
        var direction = Word();
        var (from, to, exophone, exophoneSid) = (Text(), Text(), Word(), Word());
        _ordinal += 2;
        var (status, state, outcome) = (Word(), Word(), Word());
        var (created, updated, started, ended) = (Time(), Time(), Time(), Time());
        var (offset, updatedOffset, startOffset, endOffset) = (Integer(), Integer(), Integer(), Integer());

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
            Duration = Integer(),
            ConversationDuration = Integer(),
            Leg1Status = Word(),
            Leg2Status = Word(),
            Leg1Duration = Integer(),
            Leg2Duration = Integer(),
            Price = Price() is { } price ? StorePrice.Restore(price, Integer()) : SkipToNull(),
            AnsweredBy = Word(),
            ForwardedFrom = Text(),
            CallerName = Text(),
            AgentId = Text(),
            AgentName = Text(),
            AgentUri = Text(),
            CustomField = Text(),
            RecordingUrl = Text(),
            ApiVersion = Word() ?? "V1",
            Uri = Text(),
        };
    }

    private string? Text()
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? null : _row.GetString(i);
    }

    /// <summary>A text that few values repeat, kept once.</summary>
    private string? Word()
    {
        var text = Text();
        if (text is null || text.Length > LongestWord)
            return text;
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

    private decimal? Price()
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? null : dialect.ReadPrice(_row, i);
    }

    private DateTime? Time()
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? null : dialect.ReadTime(_row, i);
    }

    private decimal? SkipToNull()
    {
        _ordinal++;
        return null;
    }
}
