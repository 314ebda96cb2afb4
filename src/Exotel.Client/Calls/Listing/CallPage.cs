using System.Collections.Generic;

namespace Exotel.Calls.Listing;

/// <summary>Some calls of a list, in its order, with what the server says of the whole.</summary>
internal sealed class CallPage
{
    public CallPage(IReadOnlyList<Call> calls, int? total)
    {
        Calls = calls;
        Total = total;
    }

    public IReadOnlyList<Call> Calls { get; }

    /// <summary>How many calls the window held when this page was made; null when the server did not say.</summary>
    public int? Total { get; }
}
