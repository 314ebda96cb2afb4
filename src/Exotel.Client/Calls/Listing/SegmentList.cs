using System;
using System.Collections.Generic;
using System.Linq;
using Exotel.Http;

namespace Exotel.Calls.Listing;

/// <summary>
/// The segments of a listing, in its order: the windows of its range, and the parts into which long ones are split. The parts of a split
/// cover its whole window and pass over the calls of the page before it, so no call is lost or repeated however far
/// the server's order is from that of <c>DateCreated</c>. Not safe for concurrent use.
/// Source: docs/api.md#many-calls.
/// </summary>
internal sealed class SegmentList
{
    /// <summary>Responses are dated to the second, and some time after the request.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan MaxClockOffset = TimeSpan.FromHours(27);

    private readonly ApiConnection _connection;
    private readonly CallQuery _query;
    private readonly SplitBudget _budget;
    private readonly DateTimeOffset _start;
    private readonly bool _isOpenEnded;
    private readonly LinkedList<CallSegment> _segments = new();
    private bool _isEndKnown;
    private int _windowsToAsk;
    private long _total;

    /// <param name="connection">The account's connection.</param>
    /// <param name="query">What to list.</param>
    /// <param name="range">The validated range.</param>
    /// <param name="budget">Decides about splits.</param>
    public SegmentList(ApiConnection connection, CallQuery query, CallWindow range, SplitBudget budget)
    {
        _connection = connection;
        _query = query;
        _budget = budget;
        _start = connection.Clock.UtcNow;
        _isOpenEnded = query.Until is null || query.Until > range.Until;
        foreach (var window in CallRange.Windows(range, query.Ascending))
            _segments.AddLast(WholeSegment(window));
    }

    /// <summary>The segment whose pages come next; null when the listing is at its end.</summary>
    public LinkedListNode<CallSegment>? First => _segments.First;

    /// <summary>The number of calls, as far as the server has reported it.</summary>
    public ListingTotal Total => new(_total, _windowsToAsk == 0);

    /// <summary>The estimated number of pages still to request.</summary>
    public long PagesToCome => _segments.Sum(segment => (long)segment.PagesToCome);

    /// <summary>The segments from the one whose pages come next.</summary>
    public IEnumerable<LinkedListNode<CallSegment>> InOrder()
    {
        for (var node = _segments.First; node is not null; node = node.Next)
            yield return node;
    }

    /// <summary>
    /// The segments, after the first of them in the order of the time that they take: so no long one is walked alone at last. A window whose length
    /// is not known yet can be the longest.
    /// </summary>
    public IEnumerable<LinkedListNode<CallSegment>> LongestFirst() =>
        InOrder().OrderByDescending(node => node == First || node.Value.IsLengthUnknown ? int.MaxValue : node.Value.PagesToCome);

    /// <summary>Removes the segments that are done, up to the end of a window with fewer calls than reported.</summary>
    /// <returns>The tally of that window; null when there is none.</returns>
    public WindowTally? RemoveUsedUp()
    {
        while (_segments.First is { Value: { IsUsedUp: true } head })
        {
            _segments.RemoveFirst();
            if (head.Tally.Close(_query.PageSize))
                return head.Tally;
            if (head.Tally.ImplausibleTotal is { } total)
                (_connection.Observer as IListingObserver)?.OnTotalIgnored(total, head.Tally.Found, head.Tally.Window);
        }

        return null;
    }

    /// <summary>Adds a page to its segment, and splits the segment when the page shows that it is long.</summary>
    public void Add(LinkedListNode<CallSegment> place, CallPage page)
    {
        var segment = place.Value;
        segment.Add(page, _query.PageSize);
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

    private CallSegment WholeSegment(CallWindow window)
    {
        _windowsToAsk++;
        return new CallSegment(new CallPager(_connection, _query, window), new WindowTally(window), depth: 0, expectedPages: 1);
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
        var parts = _budget.Take(segment.ExpectedPages, segment.Depth, segment.HasTotalOfParent, PagesToCome);
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
