using System;
using System.Collections.Generic;
using System.Linq;

namespace Exotel.Analytics.Store;

/// <summary>The SQL that reads columns as a <see cref="PackedRow"/>.</summary>
/// <param name="Sql">Three columns: the text, the price where there is one, and the row id.</param>
/// <param name="Separators">How many separators the text has.</param>
/// <param name="InnerSeparators">How many inner ones; none where the rare columns are null, which is the last character of the text.</param>
/// <param name="HasPrice">Whether the price is one of the columns.</param>
internal sealed record PackedColumns(string Sql, int Separators, int InnerSeparators, bool HasPrice)
{
    private const int FewPieces = 20;

    /// <param name="together">Columns that are looked at as one text.</param>
    /// <param name="columns">The columns after these.</param>
    /// <param name="rare">Columns that rarely have a value; they come last.</param>
    /// <param name="hasFunction">Whether SQLite has a function that puts texts together.</param>
    public static PackedColumns From(
        IReadOnlyList<StoreColumn>? together, IReadOnlyList<StoreColumn> columns, IReadOnlyList<StoreColumn> rare, bool hasFunction)
    {
        var texts = columns.Where(column => column.Kind != ColumnKind.Price).ToList();
        var pieces = texts.Select(NotNull).ToList();
        if (together is not null)
            pieces.Insert(0, Join(together.Select(NotNull), PackedRow.InnerSeparator, hasFunction));
        if (rare.Count > 0)
            pieces.Add(RareSql(rare, hasFunction));

        var separators = texts.Count - 1 + (together is null ? 0 : 1) + (rare.Count == 0 ? 0 : 1);
        var hasPrice = texts.Count < columns.Count;
        var price = hasPrice ? PriceSql(columns.Single(column => column.Kind == ColumnKind.Price).Name) : string.Empty;
        var sql = $"{Join(pieces, PackedRow.Separator, hasFunction)}{price}, rowid";
        return new PackedColumns(sql, separators, Math.Max(0, rare.Count - 1) + Math.Max(0, (together?.Count ?? 0) - 1), hasPrice);
    }

    private static string RareSql(IReadOnlyList<StoreColumn> columns, bool hasFunction) =>
        $"CASE WHEN coalesce({string.Join(", ", columns.Select(SqliteDialect.NameOf))}) IS NULL THEN '{PackedRow.Null}' ELSE "
        + Join(columns.Select(NotNull), PackedRow.InnerSeparator, hasFunction) + " END";

    /// <summary>Every text is greater than every number in SQLite.</summary>
    private static string PriceSql(string name) => $", CASE WHEN {name} < 9e999 THEN {name} WHEN {name} IS NULL THEN 9e999 ELSE -9e999 END";

    private static string NotNull(StoreColumn column) => $"ifnull({SqliteDialect.NameOf(column)}, '{PackedRow.Null}')";

    /// <summary>
    /// Puts pieces together: a few with SQLite's operator, which copies what it has so far each time, and many with its function, which takes
    /// longer to call. After empty pieces at the beginning the function leaves out the separator, so the first is not empty.
    /// </summary>
    private static string Join(IEnumerable<string> pieces, char separator, bool hasFunction)
    {
        var all = pieces.DefaultIfEmpty($"'{PackedRow.Null}'").ToList();
        return all.Count <= FewPieces || !hasFunction
            ? string.Join($" || '{separator}' || ", all)
            : $"concat_ws('{separator}', ifnull(nullif({all[0]}, ''), '{PackedRow.Null}'), {string.Join(", ", all.Skip(1))})";
    }
}
