using System.Collections.Generic;

namespace Exotel.Analytics.Placements;

/// <summary>The states of a row that is dialed once.</summary>
internal static class PlacementState
{
    /// <summary>The request may have been sent, and its outcome is unknown.</summary>
    public const string Sending = "Sending";

    public const string Placed = "Placed";

    /// <summary>Exotel rejected the request; the next run sends it again.</summary>
    public const string Refused = "Refused";

    /// <summary>All states, in the order of a listing: what needs attention is first.</summary>
    public static IReadOnlyList<string> All { get; } = [Sending, Refused, Placed];
}
