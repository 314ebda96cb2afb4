namespace Exotel.Analytics.Placements;

/// <summary>What became of a change to the ledger.</summary>
internal enum ReplaceResult
{
    Replaced,

    /// <summary>Another run has changed the row; it is as that run left it.</summary>
    Changed,

    /// <summary>The SID belongs to another key; the row is unchanged.</summary>
    SidTaken,
}
