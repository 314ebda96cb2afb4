namespace Exotel.Analytics.Store;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsRequired">Whether every row has a value.</param>
/// <param name="Repeats">What its text mostly repeats of other columns; SQLite stores such a text shortened.</param>
/// <remarks>A class: code of .NET's collections for a struct of this module is compiled anew in each process.</remarks>
internal sealed record StoreColumn(string Name, ColumnKind Kind, bool IsRequired = false, RepeatedParts Repeats = RepeatedParts.None);
