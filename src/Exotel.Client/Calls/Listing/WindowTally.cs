namespace Exotel.Calls.Listing;

/// <summary>Compares the calls found in a window of the range with the number that the server reported for it.</summary>
internal sealed class WindowTally(CallWindow window)
{
    /// <summary>A total beyond this multiple of the calls that can be found is not a number of calls.</summary>
    private const int MaxPlausibleFactor = 2;

    private int _openSegments = 1;
    private long _found;
    private long? _told;

    /// <summary>The window as it was requested.</summary>
    public CallWindow Window { get; private set; } = window;

    public long Found => _found;

    /// <summary>The number of calls that the first page of the window reported; null when it reported none that is plausible.</summary>
    public long? Reported { get; private set; }

    /// <summary>The total that the server told, where that is far beyond what its pages have and therefore not believed; null before the window ended.</summary>
    public long? ImplausibleTotal => _openSegments == 0 && _told > _found ? _told : null;

    public void Begin(CallWindow accepted, CallPage first)
    {
        Window = accepted;
        _told = first.Total;
        Reported = first.IsTotalPlausible ? first.Total : null;
    }

    public void Add(CallPage page) => _found += page.Calls.Count;

    public void Open(int segments) => _openSegments += segments;

    /// <summary>Closes a segment of the window; true when it was the last, and calls seem to be missing.</summary>
    public bool Close(int pageSize) => --_openSegments == 0 && IsShortOf(Reported, pageSize);

    /// <summary>Whether fewer calls were found than this plausible total.</summary>
    public bool IsShortOf(long? total, int pageSize) => _found < total && total <= MaxPlausibleFactor * _found + pageSize;
}
