namespace Exotel.Calls.Listing;

/// <summary>How many calls a listing holds, as the server said for the windows asked so far.</summary>
internal readonly struct ListingTotal
{
    public ListingTotal(long known, bool isComplete)
    {
        Known = known;
        IsComplete = isComplete;
    }

    public long Known { get; }

    /// <summary>Whether every window was asked, so that there are no more than <see cref="Known"/>.</summary>
    public bool IsComplete { get; }
}
