using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Store;

/// <summary>Shortens the texts of a row that repeat other columns of it.</summary>
internal sealed class RowShortener
{
    private readonly (int Column, RepeatedParts Parts)[] _repeating;
    private readonly int _account;
    private readonly int _sid;
    private readonly int _exoPhone;

    /// <param name="columns">The columns of a row, those that are repeated among them.</param>
    public RowShortener(IReadOnlyList<StoreColumn> columns)
    {
        var names = columns.Select(column => column.Name).ToList();
        (_account, _sid, _exoPhone) = (names.IndexOf("account_sid"), names.IndexOf("sid"), names.IndexOf("exophone"));
        _repeating = columns.Select((column, i) => (i, column.Repeats)).Where(column => column.Repeats != RepeatedParts.None).ToArray();
    }

    /// <summary>The row as it is stored; the one that is given stays as it is.</summary>
    public object?[] Shorten(object?[] values)
    {
        var row = (object?[])values.Clone();
        foreach (var (column, parts) in _repeating)
            if (row[column] is string text)
                row[column] = RepeatedText.Shorten(text, parts, (string?)values[_account], (string?)values[_sid], (string?)values[_exoPhone]);
        return row;
    }
}
