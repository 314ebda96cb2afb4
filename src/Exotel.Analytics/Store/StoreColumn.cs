namespace Exotel.Analytics.Store;

/// <summary>A column of a table.</summary>
internal readonly record struct StoreColumn(string Name, ColumnKind Kind, bool IsRequired = false);
