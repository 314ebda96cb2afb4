using System;

namespace Exotel.Calls.Listing;

/// <summary>
/// Decides into how many parts a stretch of a listing is split, so that all splits together cost at most one request in ten
/// more than walking page by page: a part can cost one request more than its share, for a last page that is not full.
/// </summary>
internal sealed class SplitBudget
{
    private const double ExtraRequests = 0.1;

    /// <summary>Parts of about this many pages keep every lane busy and the buffers small.</summary>
    public const int PagesPerPart = 20;

    private readonly int _concurrency;
    private double _left;

    /// <param name="concurrency">Requests under way at the same time.</param>
    public SplitBudget(int concurrency) => _concurrency = concurrency;

    /// <summary>Counts the pages that a page-by-page walk would ask for.</summary>
    public void Grant(int pages) => _left += pages * ExtraRequests;

    /// <summary>How many parts to make of the rest of a segment; one means that it is walked as it is.</summary>
    /// <param name="pages">Pages that the rest is thought to have.</param>
    /// <param name="isWhole">Whether it is a window of the range itself; a part is split again only if it turns out far too large.</param>
    public int Take(int pages, bool isWhole)
    {
        if (_concurrency == 1 || (!isWhole && pages <= 2 * PagesPerPart))
            return 1;

        var parts = Math.Min((int)_left, Math.Max(_concurrency, pages / PagesPerPart));
        if (parts < 2)
            return 1;
        _left -= parts;
        return parts;
    }
}
