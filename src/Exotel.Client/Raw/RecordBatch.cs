using System.Collections.Generic;

namespace Exotel.Raw;

/// <summary>The new records of a page, and where the list continues.</summary>
/// <param name="Records">The records that no earlier page had.</param>
/// <param name="Continuation">What the query of the next page has beyond that of the first; empty on the last page.</param>
internal sealed record RecordBatch(IReadOnlyList<object?> Records, IReadOnlyList<KeyValuePair<string, string>> Continuation)
{
    /// <summary>Whether this is the end of the list.</summary>
    public bool IsLast { get; init; }
}
