using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Calls.Listing;

/// <summary>A stretch of a listing that is walked on its own, with the pages that wait to be taken.</summary>
internal sealed class CallSegment
{
    private readonly CallPager _pager;
    private readonly Queue<CallPage> _pages = new();
    private bool _isSplit;

    /// <param name="pager">Walks the segment.</param>
    /// <param name="window">Its stretch of time.</param>
    /// <param name="isWhole">Whether it is a window of the range itself, not a part of one.</param>
    /// <param name="expectedPages">How many pages it is thought to have.</param>
    public CallSegment(CallPager pager, CallWindow window, bool isWhole, int expectedPages)
    {
        _pager = pager;
        Window = window;
        IsWhole = isWhole;
        ExpectedPages = expectedPages;
    }

    public CallWindow Window { get; }

    public bool IsWhole { get; }

    public int ExpectedPages { get; private set; }

    public int Buffered => _pages.Count;

    public bool IsUnderWay { get; private set; }

    /// <summary>Why the segment could not be walked to its end.</summary>
    public ExceptionDispatchInfo? Fault { get; private set; }

    /// <summary>Whether a request for its next page can be sent now.</summary>
    public bool IsReady => !IsUnderWay && Fault is null && !_isSplit && !_pager.IsAtEnd;

    /// <summary>Whether nothing will come of it any more.</summary>
    public bool IsUsedUp => _pages.Count == 0 && Fault is null && !IsUnderWay && (_isSplit || _pager.IsAtEnd);

    /// <summary>How many pages it is thought to have left to ask for.</summary>
    public int PagesToCome => _isSplit || _pager.IsAtEnd ? 0 : Math.Max(1, ExpectedPages);

    public Task<CallPage> FetchAsync(CancellationToken cancellationToken) => _pager.ReadPageAsync(cancellationToken);

    public void Begin() => IsUnderWay = true;

    public void Add(CallPage page, int pageSize)
    {
        IsUnderWay = false;
        _pages.Enqueue(page);
        ExpectedPages = _pager.PagesWalked == 1 && page.Total is { } total ? (int)Math.Min(int.MaxValue, Math.Max(0, (total - 1) / pageSize)) : ExpectedPages - 1;
    }

    public void Fail(Exception fault)
    {
        IsUnderWay = false;
        Fault = ExceptionDispatchInfo.Capture(fault);
    }

    /// <summary>The rest of the segment is walked by others.</summary>
    public void MarkSplit() => _isSplit = true;

    public CallPage Take() => _pages.Dequeue();

    public int PagesWalked => _pager.PagesWalked;

    public bool IsOnFirstPage => PagesWalked == 1 && !_pager.IsAtEnd;
}
