using System;
using System.Collections.Generic;

namespace Exotel.Calls.Listing;

/// <summary>A page of a listing.</summary>
/// <param name="Calls">The calls that are new on this page; can be empty.</param>
/// <param name="Total">The number of calls in the page's window, as the server reports it; null when it does not.</param>
internal sealed record CallPage(IReadOnlyList<Call> Calls, long? Total)
{
    /// <summary>The number of calls in the whole listing, as far as the server has reported it.</summary>
    public ListingTotal Listing { get; init; }

    /// <summary>The calls that the server sent, repeated ones included.</summary>
    public int Received { get; init; }

    /// <summary>Whether the page has as many calls as a page can have.</summary>
    public bool IsFull { get; init; }

    /// <summary>When the last call that the server sent was created, in the account's local time; null when it does not tell.</summary>
    public DateTime? LastCreated { get; init; }

    /// <summary>Whether the reported total agrees with the page: a total beyond a page that is not full is wrong.</summary>
    public bool IsTotalPlausible => Total <= Received || (Total is not null && IsFull);
}
