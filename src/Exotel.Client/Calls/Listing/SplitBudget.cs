using System;

namespace Exotel.Calls.Listing;

/// <summary>
/// Decides into how many parts a segment of a listing is split, so that all splits together cost at most one request in ten
/// more than walking page by page: a part can cost one request more than its share, for a last page that is not full, and
/// each split reads one page again. Under a rate limit each such request also costs time, so a long listing has longer parts.
/// </summary>
/// <param name="concurrency">The maximum number of concurrent requests.</param>
/// <param name="isRateLimited">Whether the account has a rate limit.</param>
internal sealed class SplitBudget(int concurrency, bool isRateLimited = false)
{
    private const double ExtraRequests = 0.1;

    /// <summary>Parts of about this many pages keep every request slot busy and the buffers small.</summary>
    private const int PagesPerPart = 20;

    /// <summary>Under a rate limit, parts of a long listing have up to this many pages.</summary>
    private const int MaxPagesPerPart = 80;

    /// <summary>Near the end of a listing, parts of up to this many pages are not split again.</summary>
    private const int ShortestPart = 30;

    /// <summary>Under a rate limit, parts grow only when a listing has more than this many.</summary>
    private const int PartsBeforeGrowth = 24;

    /// <summary>The minimum number of pages that can be buffered; bounds the memory.</summary>
    private const int MinBuffer = 128;

    /// <summary>The same under a rate limit, where the longer parts wait longer for the part that is written.</summary>
    private const int MinBufferUnderLimit = 600;

    /// <summary>Parts of one split: what the server reports is tried on few parts before they are split in turn.</summary>
    private const int MaxParts = 8;

    private const int MaxDoubtfulParts = 3;

    /// <summary>Splits within splits; enough for a million calls in a window.</summary>
    private const int MaxDepth = 3;

    private long _granted;
    private double _spent;
    private bool _isStopped;

    /// <summary>The number of pages that can be buffered.</summary>
    public int BufferSize { get; } = Math.Max(isRateLimited ? MinBufferUnderLimit : MinBuffer, PagesPerPart * concurrency);

    /// <summary>Whether there are enough pages, as far as the server has reported, to begin with all requests that are allowed at a time.</summary>
    public bool IsLong => !_isStopped && _granted > (long)concurrency * PagesPerPart;

    /// <summary>Counts the pages that walking page by page would request.</summary>
    public void Grant(long pages) => _granted += pages;

    /// <summary>Allows no more splits: the server's totals turned out to be wrong.</summary>
    public void Stop() => _isStopped = true;

    /// <summary>The number of parts to split the rest of a segment into; one means no split.</summary>
    /// <param name="pages">The pages that the rest is thought to have.</param>
    /// <param name="depth">How often a window was split to get the segment; a part is split again only if it turns out to be too long.</param>
    /// <param name="isDoubtful">Whether the number of pages can be wrong.</param>
    /// <param name="rest">The pages that the whole listing is thought to have yet.</param>
    public int Take(int pages, int depth, bool isDoubtful, long rest)
    {
        if (_isStopped || concurrency == 1 || depth >= MaxDepth || (depth > 0 && pages <= LongestPart(rest)))
            return 1;

        var affordable = (int)Math.Min(int.MaxValue, (_granted * ExtraRequests) - _spent) - 1;
        var most = isDoubtful ? MaxDoubtfulParts : Math.Max(MaxParts, concurrency);
        var parts = Math.Min(affordable, Math.Min(most, Math.Max(MinParts(depth), PartsOf(pages))));
        if (parts < 2)
            return 1;
        _spent += parts + 1;
        return parts;
    }

    /// <summary>The length of a part under a rate limit: the longer the listing, the fewer requests its parts cost.</summary>
    private int LengthUnderLimit => (int)Math.Min(MaxPagesPerPart, Math.Max(PagesPerPart, _granted / PartsBeforeGrowth));

    /// <summary>A part that is longer is split again. Near the end of a listing no part is longer than its share, or it would be walked alone at last.</summary>
    private long LongestPart(long rest) => isRateLimited ? Math.Min(2 * LengthUnderLimit, Math.Max(ShortestPart, rest / concurrency)) : 2 * PagesPerPart;

    private int PartsOf(int pages) => isRateLimited ? (pages + (LengthUnderLimit / 2)) / LengthUnderLimit : pages / PagesPerPart;

    private int MinParts(int depth) => isRateLimited && depth > 0 ? 2 : concurrency;
}
