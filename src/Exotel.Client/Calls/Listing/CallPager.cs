using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Calls.Listing;

/// <summary>
/// Walks one window of the list to its end, page by page, each call once. The end is a page without a link, an empty page,
/// or a cursor that came before. Source: docs/api.md#many-calls.
/// </summary>
internal sealed class CallPager
{
    private readonly ApiConnection _connection;
    private readonly ApiRequest _list;
    private readonly CallQuery _query;
    private readonly CallWindow _window;
    private readonly HashSet<string> _delivered;
    private readonly HashSet<string> _cursors = new(StringComparer.Ordinal);
    private string _filter;
    private string? _cursor;

    /// <param name="connection">The account's connection.</param>
    /// <param name="query">The filters.</param>
    /// <param name="window">The stretch of time.</param>
    /// <param name="delivered">SIDs to pass over, because another walk delivered them; none by default.</param>
    public CallPager(ApiConnection connection, CallQuery query, CallWindow window, IEnumerable<string>? delivered = null)
    {
        _delivered = new HashSet<string>(delivered ?? Array.Empty<string>(), StringComparer.Ordinal);
        _connection = connection;
        _list = ApiRequest.V1(connection.Account, "Calls.json");
        _query = query;
        _window = window;
        _filter = CallQueryEncoder.ToQuery(query, window).ToString();
    }

    public bool IsAtEnd { get; private set; }

    public int PagesWalked { get; private set; }

    /// <summary>Reads the next page.</summary>
    /// <exception cref="ExotelException">The page could not be read; those before it are complete.</exception>
    public async Task<CallPage> ReadPageAsync(CancellationToken cancellationToken)
    {
        var request = Request();
        CallsPageResponse answer;
        try
        {
            answer = await AskAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ExotelException error) when (PagesWalked == 0 && ServersNow(error) is { } now && now >= _window.Since && now < _window.Until)
        {
            _filter = CallQueryEncoder.ToQuery(_query, new CallWindow(_window.Since, now)).ToString();
            request = Request();
            answer = await AskAsync(request, cancellationToken).ConfigureAwait(false);
        }

        if (answer.Calls is null && answer.Metadata?.Total != 0)
            throw ErrorFactory.InvalidResponse(request, 200, "it has no list of calls", transient: false);

        var wires = answer.Calls ?? new List<CallWire>();
        PagesWalked++;
        MoveOn(request, answer.Metadata?.NextPageUri, wires.Count);
        return new CallPage(New(wires), answer.Metadata?.Total);
    }

    private ApiRequest Request() => _list.WithQuery(_cursor is null ? _filter : _filter + "&" + _cursor);

    private Task<CallsPageResponse> AskAsync(ApiRequest request, CancellationToken cancellationToken) =>
        _connection.GetAsync(request, CallsJsonContext.Default.CallsPageResponse, cancellationToken);

    /// <summary>What the account's clock shows at the server, which refuses a window that ends in its future: this machine's may be ahead.</summary>
    private DateTime? ServersNow(ExotelException error) =>
        error is { Kind: ExotelErrorKind.InvalidRequest, ServerTime: { } instant } ? _connection.Account.Zone.LocalTimeAt(instant) : null;

    private List<Call> New(List<CallWire> wires)
    {
        var calls = new List<Call>(wires.Count);
        foreach (var wire in wires)
            if (wire.Sid is null || _delivered.Add(wire.Sid))
                calls.Add(CallMapper.ToCall(wire, _connection.Account.Zone));
        return calls;
    }

    private void MoveOn(ApiRequest request, string? link, int count)
    {
        if (link is null || count == 0)
        {
            IsAtEnd = true;
            return;
        }

        _cursor = PageCursor.From(link)
            ?? throw ErrorFactory.InvalidResponse(request, 200, "its link to the next page has no cursor", transient: false);
        IsAtEnd = !_cursors.Add(_cursor);
    }
}
