using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Calls.Listing;

/// <summary>
/// Shortens a window that the server rejects: at its end where that is in the server's future, because this machine's clock is ahead;
/// at its beginning where that became too old while the listing was read. Source: docs/api.md#many-calls.
/// </summary>
internal sealed class WindowCorrection(ApiConnection connection, CallQuery query)
{
    /// <summary>How often the end is moved back where the response tells the server's time.</summary>
    private const int MaxEnds = 5;

    /// <summary>What is just young enough when it is requested is too old some pages later.</summary>
    private static readonly TimeSpan AgeMargin = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    /// <summary>An end further back cannot have been in the future, even if the response took its time.</summary>
    private static readonly TimeSpan MaxResponseTime = TimeSpan.FromMinutes(2);

    private static readonly string[] RangeWords = ["range", "bound", "date", "future"];

    private int _ends;
    private bool _isEndFound;

    public static bool IsPossible(ExotelException error) => error.Kind == ExotelErrorKind.InvalidRequest;

    /// <param name="window">The window that was rejected.</param>
    /// <param name="error">The error.</param>
    /// <param name="isFirstPage">Whether no page of this window was read; its end cannot be the cause later.</param>
    /// <param name="cancellationToken">Cancels the requests that find the end.</param>
    /// <returns>The window to request instead, which is over before it begins when nothing of it can be listed; null when the error has another cause.</returns>
    public async Task<CallWindow?> CorrectAsync(CallWindow window, ExotelException error, bool isFirstPage, CancellationToken cancellationToken)
    {
        var kept = connection.Account.Zone.LocalTimeAt(error.ServerTime ?? ServerTime.Now(connection)).AddMonths(-CallRange.KeptMonths);
        if (window.Since <= kept + ClockTolerance)
        {
            (connection.Observer as IListingObserver)?.OnRangeShortened(kept + AgeMargin);
            return new CallWindow(kept + AgeMargin, window.Until);
        }

        var end = !isFirstPage ? null
            : error.ServerTime is { } time ? EarlierEnd(window, error, time)
            : await FindEndAsync(window, error, cancellationToken).ConfigureAwait(false);
        return end >= window.Since ? new CallWindow(window.Since, end.Value) : null;
    }

    /// <summary>
    /// The server's time when it responded, which is at least that when it judged the request. Then a little earlier: several
    /// machines can answer, with clocks that are not quite the same.
    /// </summary>
    private DateTime? EarlierEnd(CallWindow window, ExotelException error, DateTimeOffset time)
    {
        var zone = connection.Account.Zone;
        var latest = zone.LatestLocalTimeAt(time);
        var end = _ends switch
        {
            0 => latest,
            1 => zone.LocalTimeAt(time),
            _ => window.Until - ClockTolerance,
        };
        end = end < window.Until ? end : window.Until;
        return _ends++ < MaxEnds && latest - window.Until <= MaxResponseTime && (end < window.Until || IsAboutRange(error)) ? end : null;
    }

    private async Task<DateTime?> FindEndAsync(CallWindow window, ExotelException error, CancellationToken cancellationToken)
    {
        var isPast = window.Until < connection.Account.Zone.LocalTimeAt(ServerTime.Now(connection)) - MaxResponseTime;
        if (_isEndFound || isPast || !IsAboutRange(error))
            return null;
        _isEndFound = true;
        return await LatestEnd.FindAsync(window.Since, window.Until, end => IsAcceptedAsync(new CallWindow(window.Since, end), cancellationToken)).ConfigureAwait(false);
    }

    private async Task<bool> IsAcceptedAsync(CallWindow window, CancellationToken cancellationToken)
    {
        var smallest = query with { PageSize = 1, Details = CallDetailOptions.None };
        var request = ApiRequest.V1(connection.Account, "Calls.json").WithQuery(CallQueryEncoder.ToQuery(smallest, window).ToString());
        try
        {
            await connection.GetAsync(request, CallsJsonContext.Default.CallsPageResponse, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ExotelException error) when (IsPossible(error))
        {
            return false;
        }
    }

    /// <summary>Whether the server names the range, or nothing at all, as what is wrong.</summary>
    private static bool IsAboutRange(ExotelException error) =>
        error.ServerMessage is not { } message || RangeWords.Any(word => message.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
}
