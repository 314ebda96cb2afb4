using System;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Calls.Listing;

/// <summary>Calls of a listing, in its order, each once. Disposing it ends every request still under way.</summary>
internal interface ICallSource : IDisposable
{
    /// <summary>How many calls the listing holds, as far as the server has said yet.</summary>
    ListingTotal Total { get; }

    /// <summary>The next page; null when there is none.</summary>
    /// <exception cref="ExotelException">The list is broken here; all that came before is whole.</exception>
    Task<CallPage?> NextAsync(CancellationToken cancellationToken);
}
