using System.Collections.Generic;

namespace Exotel.Calls.Listing;

/// <summary>A page of a listing.</summary>
/// <param name="Calls">The calls that are new on this page; can be empty.</param>
/// <param name="Total">The number of calls in the page's window, as the server reports it; null when it does not.</param>
internal sealed record CallPage(IReadOnlyList<Call> Calls, long? Total)
{
    /// <summary>The number of calls in the whole listing, as far as the server has reported it.</summary>
    public ListingTotal Listing { get; init; }
}
