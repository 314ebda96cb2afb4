namespace Exotel.Analytics.Placements;

/// <summary>How far a row is.</summary>
/// <param name="Kind">How far.</param>
/// <param name="Entry">The row in the ledger; null where there is none.</param>
/// <param name="Call">The call, where it was just placed or looked up.</param>
internal sealed record PlacementStep(PlacementStepKind Kind, PlacementEntry? Entry, Call? Call = null);
