using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace Exotel.Calls.Listing;

/// <summary>A part of a listing with its own pager and its buffered pages.</summary>
/// <param name="pager">Reads the segment.</param>
/// <param name="tally">Counts the calls of the window that the segment belongs to.</param>
/// <param name="depth">How often a window of the range was split to get it; 0 for the window itself.</param>
/// <param name="expectedPages">The estimated number of pages.</param>
/// <param name="parentTotal">The total that the segment reported of which it is a part.</param>
internal sealed class CallSegment(CallPager pager, WindowTally tally, int depth, int expectedPages, long parentTotal = long.MaxValue)
{
    private readonly Queue<CallPage> _pages = new();
    private bool _isSplit;

    public WindowTally Tally => tally;

    public int Depth => depth;

    /// <summary>Whether it is a window of the range itself, not a part of one.</summary>
    public bool IsWhole => depth == 0;

    public CallWindow Window => pager.Window;

    /// <summary>The number of calls that its first page reported; 0 before that, or when it is not plausible.</summary>
    public long Total { get; private set; }

    /// <summary>Whether it reports as many calls as what it is a part of: all calls are in it, or the totals are wrong.</summary>
    public bool HasTotalOfParent => Total >= parentTotal;

    /// <summary>Whether the pages so far are in the order of the times of their calls.</summary>
    public bool IsInOrder => pager.IsInOrder;

    /// <summary>What is still to be read, if its calls are about in order.</summary>
    public CallWindow Unread => pager.Unread;

    public int ExpectedPages { get; private set; } = expectedPages;

    public int Buffered => _pages.Count;

    public bool IsUnderWay { get; private set; }

    /// <summary>The error that ended the segment.</summary>
    public ExceptionDispatchInfo? Fault { get; private set; }

    /// <summary>Whether the next page can be requested now.</summary>
    public bool IsReady => !IsUnderWay && Fault is null && !_isSplit && !pager.IsAtEnd;

    /// <summary>Whether the segment has no more pages.</summary>
    public bool IsUsedUp => _pages.Count == 0 && Fault is null && !IsUnderWay && (_isSplit || pager.IsAtEnd);

    /// <summary>The estimated number of pages still to request.</summary>
    public int PagesToCome => _isSplit || pager.IsAtEnd ? 0 : Math.Max(1, ExpectedPages);

    /// <summary>Whether nothing is known of its length: it is a window that was not asked for yet.</summary>
    public bool IsLengthUnknown => IsWhole && pager.PagesWalked == 0;

    public bool IsOnFirstPage => pager.PagesWalked == 1;

    /// <summary>Whether the rest can be walked in parts: its length is known, and nothing beyond the first new calls was read.</summary>
    public bool CanBeSplit => !pager.IsAtEnd && pager.IsOnFirstNewPage && pager.PagesWalked <= 2;

    /// <summary>SIDs that a walk of the rest must pass over.</summary>
    public ICollection<string> FirstSids => pager.FirstSids;

    public Task<CallPage> FetchAsync(CancellationToken cancellationToken) => pager.ReadPageAsync(cancellationToken);

    public void Begin() => IsUnderWay = true;

    public void Add(CallPage page, int pageSize)
    {
        IsUnderWay = false;
        _pages.Enqueue(page);
        tally.Add(page);
        if (!IsOnFirstPage)
        {
            ExpectedPages--;
            return;
        }

        Total = page.IsTotalPlausible ? page.Total!.Value : 0;
        ExpectedPages = (int)Math.Min(int.MaxValue, Math.Max(0, (Total - 1) / pageSize));
        if (IsWhole)
            tally.Begin(Window, page);
    }

    public void Fail(Exception fault)
    {
        IsUnderWay = false;
        Fault = ExceptionDispatchInfo.Capture(fault);
    }

    /// <summary>Marks the segment as split: other segments read the rest.</summary>
    public void MarkSplit() => _isSplit = true;

    public CallPage Take() => _pages.Dequeue();
}
