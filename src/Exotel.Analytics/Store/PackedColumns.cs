using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Store;

/// <summary>The SQL that reads columns as a <see cref="PackedRow"/>. For the SQLite that the module ships: older ones lack its functions.</summary>
/// <param name="Sql">Three columns: the text, the price where there is one, and the row id.</param>
/// <param name="Separators">How many separators the text has.</param>
/// <param name="InnerSeparators">How many inner ones, unless it ends in null.</param>
/// <param name="HasPrice">Whether the price is one of the columns.</param>
internal sealed record PackedColumns(string Sql, int Separators, int InnerSeparators, bool HasPrice)
{
    /// <param name="together">Columns that are looked at as one text.</param>
    /// <param name="columns">The columns after these.</param>
    /// <param name="rare">Columns that rarely have a value; they come last.</param>
    public static PackedColumns From(IReadOnlyList<StoreColumn>? together, IReadOnlyList<StoreColumn> columns, IReadOnlyList<StoreColumn> rare)
    {
        var texts = columns.Where(column => column.Kind != ColumnKind.Price).ToList();
        var pieces = Pieces(texts, PackedRow.Separator);
        if (together is not null)
            pieces.Insert(0, Join(Pieces(together, PackedRow.InnerSeparator), PackedRow.InnerSeparator));
        if (rare.Count > 0)
            pieces.Add(RareSql(rare));

        var separators = texts.Count - 1 + (together is null ? 0 : 1) + (rare.Count == 0 ? 0 : 1);
        var hasPrice = texts.Count < columns.Count;
        var sql = Join(pieces, PackedRow.Separator) + (hasPrice ? $", ifnull({columns.Single(column => column.Kind == ColumnKind.Price).Name}, 9e999)" : string.Empty) + ", rowid";
        return new PackedColumns(sql, separators, Math.Max(0, rare.Count - 1) + Math.Max(0, (together?.Count ?? 0) - 1), hasPrice);
    }

    private static string RareSql(IReadOnlyList<StoreColumn> columns) =>
        $"CASE WHEN coalesce({string.Join(", ", columns.Select(SqliteDialect.NameOf))}) IS NULL THEN '{PackedRow.Null}' ELSE "
        + Join(Pieces(columns, PackedRow.InnerSeparator), PackedRow.InnerSeparator) + " END";

    /// <summary>Neighboring numbers are one piece: printing them is many times as fast as converting each to text.</summary>
    private static List<string> Pieces(IEnumerable<StoreColumn> columns, char separator)
    {
        var pieces = new List<string>();
        var numbers = new List<string>();
        foreach (var column in columns)
        {
            if (column.Kind == ColumnKind.Integer)
            {
                numbers.Add(FormattableString.Invariant($"ifnull({SqliteDialect.NameOf(column)}, {PackedRow.NoNumber})"));
                continue;
            }

            AddNumbers();
            pieces.Add($"ifnull({SqliteDialect.NameOf(column)}, '{PackedRow.Null}')");
        }

        AddNumbers();
        return pieces;

        void AddNumbers()
        {
            if (numbers.Count > 0)
                pieces.Add($"format('{string.Join(separator.ToString(), numbers.Select(_ => "%d"))}', {string.Join(", ", numbers)})");
            numbers.Clear();
        }
    }

    private static string Join(List<string> pieces, char separator) => pieces.Count == 0 ? $"'{PackedRow.Null}'" : $"concat_ws('{separator}', {string.Join(", ", pieces)})";
}
