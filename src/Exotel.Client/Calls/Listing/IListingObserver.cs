using System;

namespace Exotel.Calls.Listing;

/// <summary>Receives the events of a listing as they occur, on any thread; an observer of requests can implement it too.</summary>
internal interface IListingObserver
{
    /// <summary>The oldest calls of the range became too old to be listed while the others were read.</summary>
    /// <param name="since">The earliest local time that could still be listed.</param>
    void OnRangeShortened(DateTime since);
}
