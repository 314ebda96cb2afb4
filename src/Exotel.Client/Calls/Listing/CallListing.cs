using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Calls.Listing;

/// <summary>
/// Lists calls over a range of any length, in the server's order, reading ahead. The range is a row of segments; each is walked by its own
/// cursor, several concurrently, the earliest first, and a long segment is split into shorter ones. It starts with
/// one request and doubles its read-ahead with each page, so that a short listing costs little.
/// The parts of a split cover its whole window and pass over the calls of the page before it, so no call is lost or repeated however far
/// the server's order is from that of <c>DateCreated</c>. When a window ends, the calls found are compared with the number reported.
/// Source: docs/api.md#many-calls.
/// </summary>
internal sealed class CallListing
{
    /// <summary>The minimum number of pages that can be buffered; bounds the memory.</summary>
    private const int LeastBound = 128;

    /// <summary>Responses are dated to the second, and some time after the request.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan MaxClockOffset = TimeSpan.FromHours(27);

    private readonly object _sync = new();
    private readonly ApiConnection _connection;
    private readonly CallQuery _query;
    private readonly bool _isOpenEnded;
    private readonly DateTimeOffset _start;
    private readonly LinkedList<CallSegment> _segments = new();
    private readonly SplitBudget _budget;
    private readonly int _mostAhead;
    private readonly SemaphoreSlim? _concurrency;
    private CancellationToken _stopping;
    private TaskCompletionSource<bool>? _arrival;
    private long _total;
    private WindowTally? _short;
    private bool _isEndKnown;
    private int _windowsToAsk;
    private int _ahead = 1;
    private int _buffered;
    private int _underWay;
    private long _taken;

    /// <param name="connection">The account's connection.</param>
    /// <param name="query">What to list, with at most five numbers per filter.</param>
    /// <param name="range">The validated range.</param>
    /// <param name="concurrency">Limits concurrent requests across several listings; null for this listing alone.</param>
    public CallListing(ApiConnection connection, CallQuery query, CallWindow range, SemaphoreSlim? concurrency)
    {
        _concurrency = concurrency;
        _connection = connection;
        _query = query;
        _start = connection.Clock.UtcNow;
        _isOpenEnded = query.Until is null || query.Until > range.Until;
        _budget = new SplitBudget(query.ThrottleLimit);
        _mostAhead = Math.Max(LeastBound, SplitBudget.PagesPerPart * query.ThrottleLimit);
        foreach (var window in CallRange.Windows(range, query.Ascending))
            _segments.AddLast(WholeSegment(window));
    }

    /// <summary>Reads the listing, once. Ending the enumeration early cancels the requests still running.</summary>
    /// <exception cref="ExotelException">While enumerating: the listing is incomplete from here on; what came before is complete.</exception>
    public async IAsyncEnumerable<CallPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _stopping = end.Token;
        try
        {
            while (await NextAsync(cancellationToken).ConfigureAwait(false) is { } page)
                yield return page;
        }
        finally
        {
            // Not disposed: requests that are being canceled still use the token.
            lock (_sync)
                end.Cancel();
        }
    }

    private CallSegment WholeSegment(CallWindow window)
    {
        _windowsToAsk++;
        return new CallSegment(new CallPager(_connection, _query, window), new WindowTally(window), depth: 0, expectedPages: 1);
    }

    private async Task<CallPage?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrival;
            WindowTally? ended;
            lock (_sync)
            {
                RemoveUsedUp();
                (ended, _short) = (_short, null);
            }

            if (ended is not null)
                await VerifyAsync(ended, cancellationToken).ConfigureAwait(false);

            lock (_sync)
            {
                RemoveUsedUp();
                if (_short is not null)
                    continue;
                if (_segments.First?.Value is not { } head)
                    return null;
                if (head.Buffered > 0)
                    return Take(head);

                head.Fault?.Throw();
                _arrival = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _arrival.Task;
                Send();
                if (_underWay == 0)
                    _stopping.ThrowIfCancellationRequested();
            }

            await arrival.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Removes the segments that are done, up to the end of a window with fewer calls than reported.</summary>
    private void RemoveUsedUp()
    {
        while (_short is null && _segments.First is { Value: { IsUsedUp: true } head })
        {
            _segments.RemoveFirst();
            if (head.Tally.Close(_query.PageSize))
                _short = head.Tally;
            else if (head.Tally.ImplausibleTotal is { } total)
                (_connection.Observer as IListingObserver)?.OnTotalIgnored(total, head.Tally.Found, head.Tally.Window);
        }
    }

    /// <summary>Calls can also have become too old meanwhile: so the server is asked for its total once more.</summary>
    private async Task VerifyAsync(WindowTally tally, CancellationToken cancellationToken)
    {
        var pager = new CallPager(_connection, _query with { PageSize = 1, Details = CallDetailOptions.None }, tally.Window);
        var page = await InTurnAsync(() => pager.ReadPageAsync(cancellationToken)).ConfigureAwait(false);
        if (page.Total is not { } total || total >= tally.Reported)
            total = tally.Reported ?? 0;
        if (tally.IsShortOf(total, _query.PageSize))
            throw ErrorFactory.ShortList(
                ApiRequest.V1(_connection.Account, "Calls.json"),
                FormattableString.Invariant($"it reports {total} calls from {tally.Window}, but its pages have only {tally.Found}; list this range again, with -ThrottleLimit 1"));
    }

    private CallPage Take(CallSegment head)
    {
        var page = head.Take();
        _buffered--;
        _taken += page.Calls.Count;
        Send();
        _ahead = Math.Min(_mostAhead, _ahead * 2);
        return page with { Listing = new ListingTotal(_total, _windowsToAsk == 0) };
    }

    /// <summary>Sends the requests that are allowed now, the earliest segments first. The segment that is waited for needs no allowance.</summary>
    private void Send()
    {
        var allowance = _ahead;
        if (_query.Limit is { } wanted)
            allowance = (int)Math.Min(allowance, (wanted - _taken + _query.PageSize - 1) / _query.PageSize);

        var coming = 0L;
        for (var node = _segments.First; node is not null; node = node.Next)
        {
            var segment = node.Value;
            var isWaitedFor = node == _segments.First && _arrival is not null && segment.Buffered == 0;
            if (_stopping.IsCancellationRequested || segment.Fault is not null || _underWay >= _query.ThrottleLimit)
                return;
            if (!isWaitedFor && (_buffered + _underWay >= allowance || coming >= allowance))
                return;

            if (segment.IsReady)
            {
                segment.Begin();
                _underWay++;
                var place = node;
                _ = Task.Run(() => FetchAsync(place));
            }

            if (_query.Limit is not null)
                coming += segment.Buffered + segment.PagesToCome;
        }
    }

    private async Task FetchAsync(LinkedListNode<CallSegment> place)
    {
        CallPage? page = null;
        Exception? fault = null;
        try
        {
            page = await InTurnAsync(() => place.Value.FetchAsync(_stopping)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            fault = exception;
        }

        lock (_sync)
        {
            _underWay--;
            if (page is null)
                place.Value.Fail(fault!);
            else
                Add(place, page);
            Send();
            _arrival?.TrySetResult(true);
            _arrival = null;
        }
    }

    private async Task<CallPage> InTurnAsync(Func<Task<CallPage>> fetch)
    {
        if (_concurrency is null)
            return await fetch().ConfigureAwait(false);

        await _concurrency.WaitAsync(_stopping).ConfigureAwait(false);
        try
        {
            return await fetch().ConfigureAwait(false);
        }
        finally
        {
            _concurrency.Release();
        }
    }

    private void Add(LinkedListNode<CallSegment> place, CallPage page)
    {
        var segment = place.Value;
        segment.Add(page, _query.PageSize);
        _buffered++;
        if (segment.IsOnFirstPage)
        {
            if (!page.IsTotalPlausible && page.Total is not null)
                _budget.Stop();
            if (segment.IsWhole)
                CountWindow(place, page);
        }

        if (segment.CanBeSplit)
            Split(place, page);
    }

    private void CountWindow(LinkedListNode<CallSegment> place, CallPage page)
    {
        var segment = place.Value;
        _windowsToAsk--;
        _total += page.IsTotalPlausible ? page.Total!.Value : page.Calls.Count;
        _budget.Grant(segment.ExpectedPages + 1L);
        if (_isOpenEnded && !_isEndKnown && (_query.Ascending ? place.Next is null : place.Previous is null))
            AddLatest(place);
    }

    /// <summary>Adds what the range lacks at its end, when the first response shows that this machine's clock is behind the server's.</summary>
    private void AddLatest(LinkedListNode<CallSegment> newest)
    {
        _isEndKnown = true;
        if (_connection.ServerClockOffset is not { } offset)
            return;
        var now = _connection.Account.Zone.LatestLocalTimeAt(_start + offset);
        var end = _query.Until < now ? _query.Until.Value : now;
        var since = newest.Value.Window.Until.AddSeconds(1);
        if (end - since <= ClockTolerance || end - since > MaxClockOffset)
            return;
        var latest = WholeSegment(new CallWindow(since, end));
        if (_query.Ascending)
            _segments.AddLast(latest);
        else
            _segments.AddBefore(newest, latest);
    }

    /// <summary>Has the rest of a long segment walked in parts, which pass over the calls that it delivered wherever they meet them.</summary>
    private void Split(LinkedListNode<CallSegment> place, CallPage page)
    {
        var segment = place.Value;
        var window = segment.Window;
        if (page.LastCreated is not { } last || last < window.Since || last > window.Until)
            return;
        if (_query.Limit is not null && !segment.IsInOrder)
            return;
        var parts = _budget.Take(segment.ExpectedPages, segment.Depth, segment.HasTotalOfParent);
        if (parts == 1)
            return;

        var rest = _query.Ascending ? new CallWindow(last, window.Until) : new CallWindow(window.Since, last);
        var added = 0;
        var end = place;
        foreach (var part in rest.Divide(parts, _query.Ascending))
        {
            // What was read already is part of the first one again, as calls out of order can be there. The first calls alone should not cost that page.
            var unread = _query.Limit is null ? window : segment.Unread;
            var whole = added > 0 ? part : _query.Ascending ? new CallWindow(unread.Since, part.Until) : new CallWindow(part.Since, unread.Until);
            var pager = new CallPager(_connection, _query, whole, segment.FirstSids);
            end = _segments.AddAfter(end, new CallSegment(pager, segment.Tally, segment.Depth + 1, segment.ExpectedPages / parts, segment.Total));
            added++;
        }

        segment.Tally.Open(added);
        segment.MarkSplit();
    }
}
