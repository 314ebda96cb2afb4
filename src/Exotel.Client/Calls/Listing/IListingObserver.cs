using System;

namespace Exotel.Calls.Listing;

/// <summary>Receives the events of a listing as they occur, on any thread; an observer of requests can implement it too.</summary>
internal interface IListingObserver
{
    /// <summary>The oldest calls of the range became too old to be listed while the others were read.</summary>
    /// <param name="since">The earliest local time that could still be listed.</param>
    void OnRangeShortened(DateTime since);

    /// <summary>The server told a total that its pages contradict by so much that it was taken as wrong.</summary>
    /// <param name="total">What the server told.</param>
    /// <param name="found">The calls that its pages had.</param>
    /// <param name="window">The window, in the account's local time.</param>
    void OnTotalIgnored(long total, long found, CallWindow window);
}
