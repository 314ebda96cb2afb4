namespace Exotel.Analytics.Placements;

/// <summary>How far a row of a list to dial is.</summary>
internal enum PlacementStepKind
{
    /// <summary>It can be sent.</summary>
    Ready,

    /// <summary>Its call was placed, now or before.</summary>
    Placed,

    /// <summary>Another process is sending it, or has just changed it: look again later.</summary>
    Elsewhere,
}
