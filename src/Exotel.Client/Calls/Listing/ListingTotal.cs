namespace Exotel.Calls.Listing;

/// <summary>The number of calls in a listing, as the server reported it for the windows requested so far.</summary>
/// <param name="Known">The calls reported so far.</param>
/// <param name="IsComplete">Whether every window was requested, so that there are no more than <paramref name="Known"/>.</param>
internal readonly record struct ListingTotal(long Known, bool IsComplete);
