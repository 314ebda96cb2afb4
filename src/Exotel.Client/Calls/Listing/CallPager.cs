using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Calls.Listing;

/// <summary>
/// Reads one window of the list to its end, page by page, each call once. The end is a page without a link, an empty page, a cursor
/// that came before, or a number of pages with nothing new. A window that ends too early for the total it reports, or
/// leads in circles, is walked on from where it ended. Source: docs/api.md#many-calls.
/// </summary>
internal sealed class CallPager
{
    /// <summary>Pages in a row without a new call, after which there are no more.</summary>
    private const int MaxPagesWithoutNew = 16;

    /// <summary>Memory for the SIDs of the latest calls, enough for repeats and for walking on with an overlap.</summary>
    private const int RememberedCalls = 6_400;

    private const int RememberedCursors = 64;

    private readonly ApiConnection _connection;
    private readonly ApiRequest _list;
    private readonly CallQuery _query;
    private readonly WindowCorrection _correction;
    private readonly WalkPosition _position;
    private readonly ICollection<string> _delivered;
    private readonly RecentSids _recent = new(RememberedCalls);
    private RecentSids _cursors = new(RememberedCursors);
    private string _filter;
    private string? _cursor;
    private long? _total;
    private long _found;
    private long _new;
    private long _newAtRestart = -1;
    private int _pagesWithoutNew;
    private bool _isRestarted;

    /// <param name="connection">The account's connection.</param>
    /// <param name="query">The filters.</param>
    /// <param name="window">The time window.</param>
    /// <param name="delivered">SIDs to skip, because another pager returned them; none by default.</param>
    public CallPager(ApiConnection connection, CallQuery query, CallWindow window, ICollection<string>? delivered = null)
    {
        _delivered = delivered ?? Array.Empty<string>();
        _connection = connection;
        var list = ApiRequest.V1(connection.Account, "Calls.json");
        _list = query.IsBulk ? list.AsBulk() : list;
        _query = query;
        _position = new WalkPosition(connection.Account.Zone, query.Ascending);
        _correction = new WindowCorrection(connection, query);
        Window = window;
        _filter = CallQueryEncoder.ToQuery(query, window).ToString();
    }

    /// <summary>The stretch of time, shortened where the server did not accept it.</summary>
    public CallWindow Window { get; private set; }

    public bool IsAtEnd { get; private set; }

    public int PagesWalked { get; private set; }

    /// <summary>Whether the latest page is the first that brought new calls.</summary>
    public bool IsOnFirstNewPage { get; private set; }

    /// <summary>Whether the pages so far are in the order of the times of their calls.</summary>
    public bool IsInOrder => _position.IsInOrder;

    /// <summary>The rest of the window, if its calls are about in order.</summary>
    public CallWindow Unread => _position.Rest(Window);

    /// <summary>SIDs that this walk and those before it delivered, while it is on its first pages.</summary>
    public HashSet<string> FirstSids { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the next page.</summary>
    /// <exception cref="ExotelException">The page could not be read; those before it are complete.</exception>
    public async Task<CallPage> ReadPageAsync(CancellationToken cancellationToken)
    {
        if (await RequestAsync(cancellationToken).ConfigureAwait(false) is not { } response)
        {
            IsAtEnd = true;
            PagesWalked++;
            return new CallPage(Array.Empty<Call>(), 0);
        }

        if (response.Calls is null && response.Metadata?.Total != 0)
            throw ErrorFactory.InvalidResponse(Request(), 200, "it has no list of calls", transient: false);

        var calls = (response.Calls ?? []).Where(wire => wire is not null).Select(wire => CallMapper.ToCall(wire, _connection.Account.Zone)).ToList();
        var news = TakeNew(calls);
        PagesWalked++;
        var page = new CallPage(news, response.Metadata?.Total)
        {
            Received = calls.Count,
            IsFull = calls.Count >= Math.Min(_query.PageSize, response.Metadata?.PageSize is > 0 and var size ? size : int.MaxValue),
            LastCreated = calls.LastOrDefault(call => call.DateCreated is not null)?.DateCreated?.DateTime,
        };
        Count(page);
        MoveOn(response.Metadata?.NextPageUri, page);
        return page;
    }

    private ApiRequest Request() => _list.WithQuery(_cursor is null ? _filter : _filter + "&" + _cursor);

    /// <summary>Requests the page; where the server does not accept the window any more, that of a shorter one. Null when nothing is left of it.</summary>
    private async Task<CallsPageResponse?> RequestAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await _connection.GetAsync(Request(), CallsJsonContext.Default.CallsPageResponse, cancellationToken).ConfigureAwait(false);
            }
            catch (ExotelException error) when (WindowCorrection.IsPossible(error))
            {
                if (await _correction.CorrectAsync(Window, error, isFirstPage: _cursor is null, cancellationToken).ConfigureAwait(false) is not { } window)
                    throw;
                Window = window;
                if (window.Since > window.Until)
                    return null;
                Restart();
            }
        }
    }

    private List<Call> TakeNew(List<Call> calls)
    {
        var isRepeated = _position.LeadsBack(calls);
        var news = new List<Call>(calls.Count);
        foreach (var call in calls)
        {
            if (isRepeated || (call.Sid is not null && !_recent.Add(call.Sid)))
                continue;
            _found++;
            if (call.Sid is null || !_delivered.Contains(call.Sid))
                news.Add(call);
        }

        if (!isRepeated)
            _position.Add(calls);
        return news;
    }

    private void Count(CallPage page)
    {
        if (_new == 0)
        {
            FirstSids.UnionWith(_delivered);
            FirstSids.UnionWith(page.Calls.Where(call => call.Sid is not null).Select(call => call.Sid!));
        }

        IsOnFirstNewPage = _new == 0 && page.Calls.Count > 0;
        _new += page.Calls.Count;
        _pagesWithoutNew = page.Calls.Count == 0 ? _pagesWithoutNew + 1 : 0;
        if (PagesWalked == 1)
            _total = page.IsTotalPlausible ? page.Total : null;
        else if (!_isRestarted && page.Total < _total)
            _total = page.Total;
    }

    private void MoveOn(string? link, CallPage page)
    {
        if (link is null || page.Received == 0 || _pagesWithoutNew >= MaxPagesWithoutNew)
        {
            IsAtEnd = !IsWalkedOn(isEnd: link is null || page.Received == 0);
            return;
        }

        _cursor = PageCursor.From(link)
            ?? throw ErrorFactory.InvalidResponse(Request(), 200, "its link to the next page has no cursor", transient: false);
        if (!_cursors.Add(_cursor))
            IsAtEnd = !IsWalkedOn(isEnd: false);
    }

    /// <summary>Starts again from where the pages ended, unless all calls were found, or none since the last start.</summary>
    /// <param name="isEnd">Whether the server said that the list ends; otherwise it leads in circles, and a total that was passed proves nothing.</param>
    private bool IsWalkedOn(bool isEnd)
    {
        if (_new == _newAtRestart || (isEnd ? !(_found < _total) : _found == _total))
            return false;
        _newAtRestart = _new;
        Restart();
        return true;
    }

    private void Restart()
    {
        _isRestarted = PagesWalked > 0;
        _cursor = null;
        _cursors = new RecentSids(RememberedCursors);
        _pagesWithoutNew = 0;
        Window = _position.Rest(Window);
        _filter = CallQueryEncoder.ToQuery(_query, Window).ToString();
    }
}
