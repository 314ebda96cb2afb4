using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel;

/// <summary>Lists calls over a range of any length, page by page, in order. Source: API page, section 4.</summary>
internal sealed class CallListing
{
    private readonly ApiConnection _connection;
    private readonly CallQuery _query;
    private readonly IEnumerator<CallWindow> _windows;
    private CallPager? _pager;

    /// <exception cref="ExotelException">The range cannot be asked for.</exception>
    public CallListing(ApiConnection connection, CallQuery query)
    {
        _connection = connection;
        _query = query;
        var now = connection.Account.Zone.WallClockAt(connection.Clock.UtcNow);
        _windows = CallRange.Windows(CallRange.Of(query, now), query.Ascending).GetEnumerator();
    }

    /// <summary>The next page; null when there is none.</summary>
    public async Task<CallPage?> NextAsync(CancellationToken cancellationToken)
    {
        if (_pager is null or { IsAtEnd: true })
        {
            if (!_windows.MoveNext())
                return null;
            _pager = new CallPager(_connection, _query, _windows.Current);
        }

        return await _pager.NextAsync(cancellationToken).ConfigureAwait(false);
    }
}
