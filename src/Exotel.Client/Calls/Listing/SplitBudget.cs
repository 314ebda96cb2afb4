using System;

namespace Exotel.Calls.Listing;

/// <summary>
/// Decides into how many parts a segment of a listing is split, so that all splits together cost at most one request in ten
/// more than walking page by page: a part can cost one request more than its share, for a last page that is not full, and
/// each split reads one page again.
/// </summary>
/// <param name="concurrency">The maximum number of concurrent requests.</param>
internal sealed class SplitBudget(int concurrency)
{
    private const double ExtraRequests = 0.1;

    /// <summary>Parts of about this many pages keep every request slot busy and the buffers small.</summary>
    public const int PagesPerPart = 20;

    /// <summary>Parts of one split: what the server reports is tried on few parts before they are split in turn.</summary>
    private const int MaxParts = 8;

    private const int MaxDoubtfulParts = 3;

    /// <summary>Splits within splits; enough for a million calls in a window.</summary>
    private const int MaxDepth = 3;

    private double _left;
    private bool _isStopped;

    /// <summary>Counts the pages that walking page by page would request.</summary>
    public void Grant(long pages) => _left += pages * ExtraRequests;

    /// <summary>Allows no more splits: the server's totals turned out to be wrong.</summary>
    public void Stop() => _isStopped = true;

    /// <summary>The number of parts to split the rest of a segment into; one means no split.</summary>
    /// <param name="pages">The pages that the rest is thought to have.</param>
    /// <param name="depth">How often a window was split to get the segment; a part is split again only if it turns out to be far too long.</param>
    /// <param name="isDoubtful">Whether the number of pages can be wrong.</param>
    public int Take(int pages, int depth, bool isDoubtful)
    {
        if (_isStopped || concurrency == 1 || depth >= MaxDepth || (depth > 0 && pages <= 2 * PagesPerPart))
            return 1;

        var affordable = (int)Math.Min(int.MaxValue, _left) - 1;
        var most = isDoubtful ? MaxDoubtfulParts : Math.Max(MaxParts, concurrency);
        var parts = Math.Min(affordable, Math.Min(most, Math.Max(concurrency, pages / PagesPerPart)));
        if (parts < 2)
            return 1;
        _left -= parts + 1;
        return parts;
    }
}
