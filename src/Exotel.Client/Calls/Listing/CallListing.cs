using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;

namespace Exotel.Calls.Listing;

/// <summary>
/// Lists calls over a range of any length, in order, reading ahead. The range is a row of segments; each is walked by its own
/// cursor, several at once, the earliest first, and a segment that turns out long is split into shorter ones. It starts with
/// one request and doubles what it reads ahead with each page taken, so that a short answer costs little.
/// Source: docs/api.md#many-calls.
/// </summary>
internal sealed class CallListing
{
    /// <summary>Pages that may wait to be taken, at least; what bounds the memory.</summary>
    private const int LeastBound = 128;

    private readonly object _sync = new();
    private readonly ApiConnection _connection;
    private readonly CallQuery _query;
    private readonly LinkedList<CallSegment> _segments = new();
    private readonly SplitBudget _budget;
    private readonly int _mostAhead;
    private readonly SemaphoreSlim? _concurrency;
    private CancellationToken _stopping;
    private TaskCompletionSource<bool>? _arrival;
    private long _total;
    private int _windowsToAsk;
    private int _ahead = 1;
    private int _buffered;
    private int _underWay;
    private long _taken;

    /// <param name="connection">The account's connection.</param>
    /// <param name="query">What to list; at most five numbers a filter.</param>
    /// <param name="range">Its range, checked.</param>
    /// <param name="concurrency">Requests under way at the same time, where several listings share them.</param>
    public CallListing(ApiConnection connection, CallQuery query, CallWindow range, SemaphoreSlim? concurrency)
    {
        _concurrency = concurrency;
        _connection = connection;
        _query = query;
        _budget = new SplitBudget(query.ThrottleLimit);
        _mostAhead = Math.Max(LeastBound, SplitBudget.PagesPerPart * query.ThrottleLimit);
        foreach (var window in CallRange.Windows(range, query.Ascending))
            _segments.AddLast(new CallSegment(new CallPager(connection, query, window), window, isWhole: true, expectedPages: 1));
        _windowsToAsk = _segments.Count;
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

    private async Task<CallPage?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task arrival;
            lock (_sync)
            {
                while (_segments.First is { Value.IsUsedUp: true })
                    _segments.RemoveFirst();
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

    private CallPage Take(CallSegment head)
    {
        var page = head.Take();
        _buffered--;
        _taken += page.Calls.Count;
        Send();
        _ahead = Math.Min(_mostAhead, _ahead * 2);
        return page with { Listing = new ListingTotal(_total, _windowsToAsk == 0) };
    }

    /// <summary>Sends what may be sent now, the earliest segments first. The one that is waited for needs no allowance.</summary>
    private void Send()
    {
        var allowance = _ahead;
        if (_query.Limit is { } wanted)
            allowance = (int)Math.Min(allowance, (wanted - _taken + _query.PageSize - 1) / _query.PageSize);

        var coming = 0;
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
            page = await FetchInLaneAsync(place.Value).ConfigureAwait(false);
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

    private async Task<CallPage> FetchInLaneAsync(CallSegment segment)
    {
        if (_concurrency is null)
            return await segment.FetchAsync(_stopping).ConfigureAwait(false);

        await _concurrency.WaitAsync(_stopping).ConfigureAwait(false);
        try
        {
            return await segment.FetchAsync(_stopping).ConfigureAwait(false);
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
        if (segment.IsWhole && segment.PagesWalked == 1)
        {
            _windowsToAsk--;
            _total += page.Total ?? page.Calls.Count;
            _budget.Grant(segment.ExpectedPages + 1);
        }

        if (segment.IsOnFirstPage)
            Split(place, page);
    }

    /// <summary>Has the rest of a long segment walked in parts. The rest begins in the second where the page ends, since that may hold more.</summary>
    private void Split(LinkedListNode<CallSegment> place, CallPage page)
    {
        var segment = place.Value;
        if (Edge(page, segment.Window) is not { } edge)
            return;
        var parts = _budget.Take(segment.ExpectedPages, segment.IsWhole);
        if (parts == 1)
            return;

        var rest = _query.Ascending ? new CallWindow(edge, segment.Window.Until) : new CallWindow(segment.Window.Since, edge);
        var delivered = page.Calls.Where(call => call.Sid is not null).Select(call => call.Sid!);
        var last = place;
        foreach (var window in rest.Divide(parts, _query.Ascending))
        {
            var pager = new CallPager(_connection, _query, window, last == place ? delivered : null);
            last = _segments.AddAfter(last, new CallSegment(pager, window, isWhole: false, segment.ExpectedPages / parts));
        }

        segment.MarkSplit();
    }

    /// <summary>The second where the page ends, on the account's clock; null when the page does not tell, or is not in order.</summary>
    private DateTime? Edge(CallPage page, CallWindow window)
    {
        var last = page.Calls.Count == 0 ? null : page.Calls[page.Calls.Count - 1].DateCreated?.DateTime;
        var isInside = last >= window.Since && last <= window.Until;
        return isInside && page.Calls.All(call => _query.Ascending ? call.DateCreated?.DateTime <= last : call.DateCreated?.DateTime >= last)
            ? last
            : null;
    }
}
