using System;
using System.Data.Common;

namespace Exotel.Analytics.Store;

/// <summary>The values of a record, each in a column of its own.</summary>
internal sealed class RecordValues(StoreDialect dialect) : StoredValues
{
    private readonly TextCache<string> _words = new(word => word);
    private DbDataReader _row = null!;
    private int _ordinal;

    /// <summary>Begins with a record.</summary>
    public RecordValues Of(DbDataReader row)
    {
        _row = row;
        _ordinal = 0;
        return this;
    }

    public override ReadOnlySpan<char> Characters() => Text().AsSpan();

    public override string? Text()
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? null : _row.GetString(i);
    }

    public override string? Word() => Text() is { } text ? _words.Get(text.AsSpan()) : null;

    public override string? Repeated(string? account, string? sid, string? exophone) => Text();

    public override int? Integer()
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? null : dialect.ReadInteger(_row, i);
    }

    public override DateTime? Time()
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? null : dialect.ReadTime(_row, i);
    }

    public override decimal? Price()
    {
        var i = _ordinal++;
        return _row.IsDBNull(i) ? null : dialect.ReadPrice(_row, i);
    }

    public override bool HasRare() => true;
}
