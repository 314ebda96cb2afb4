namespace Exotel.Analytics.Store;

/// <summary>What a column holds; each dialect has its own type for it.</summary>
internal enum ColumnKind
{
    /// <summary>Part of a key or an index: text of bounded length.</summary>
    Key,

    Text,

    Integer,

    Price,

    /// <summary>A moment in UTC, to the second.</summary>
    Time,
}
