using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Exotel.Http;
using Exotel.Pacing;

namespace Exotel.Calls.Listing;

/// <summary>
/// Lists calls over a range of any length, in the server's order, reading ahead. The range is a row of segments; each is walked by its own
/// cursor, several concurrently, the earliest first. It starts with one request and doubles its read-ahead with each page, so that a short
/// listing costs little; when the first page shows that the list is long, it goes on with all requests that are allowed.
/// When a window ends, the calls found are compared with the number reported.
/// </summary>
internal sealed class CallListing
{
    private readonly object _sync = new();
    private readonly ApiConnection _connection;
    private readonly CallQuery _query;
    private readonly SegmentList _segments;
    private readonly SplitBudget _budget;
    private readonly SemaphoreSlim? _concurrency;
    private CancellationToken _stopping;
    private TaskCompletionSource<bool>? _arrival;
    private WindowTally? _short;
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
        _budget = new SplitBudget(query.ThrottleLimit, new RateLimits(connection.Account).Counts(RequestLane.Bulk));
        _segments = new SegmentList(connection, query, range, _budget);
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
            WindowTally? ended;
            lock (_sync)
            {
                ended = RemoveUsedUp();
                _short = null;
            }

            if (ended is not null)
                await VerifyAsync(ended, cancellationToken).ConfigureAwait(false);

            lock (_sync)
            {
                if (RemoveUsedUp() is not null)
                    continue;
                if (_segments.First?.Value is not { } head)
                    return null;
                if (head.Buffered > 0)
                    return Take(head);

                head.Fault?.Throw();
                _arrival = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _arrival.Task;
                if (_taken > 0 && _budget.IsLong)
                    _ahead = _budget.BufferSize;
                Send();
                if (_underWay == 0)
                    _stopping.ThrowIfCancellationRequested();
            }

            await arrival.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The tally of a window that has ended with fewer calls than reported, until it is verified.</summary>
    private WindowTally? RemoveUsedUp() => _short ??= _segments.RemoveUsedUp();

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
        _ahead = Math.Min(_budget.BufferSize, _ahead * 2);
        return page with { Listing = _segments.Total };
    }

    /// <summary>Sends the requests that are allowed now, the earliest segments first. The segment that is waited for needs no allowance.</summary>
    private void Send()
    {
        var allowance = _ahead;
        if (_query.Limit is { } wanted)
            allowance = (int)Math.Min(allowance, (wanted - _taken + _query.PageSize - 1) / _query.PageSize);

        var coming = 0L;
        var isNearEnd = _query.Limit is null && _segments.PagesToCome <= _ahead;
        foreach (var node in isNearEnd ? _segments.LongestFirst() : _segments.InOrder())
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
            {
                place.Value.Fail(fault!);
            }
            else
            {
                _segments.Add(place, page);
                _buffered++;
            }

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
}
